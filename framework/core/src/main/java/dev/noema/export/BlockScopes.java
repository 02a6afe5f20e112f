package dev.noema.export;

import dev.noema.trace.Program;
import dev.noema.trace.Source;
import dev.noema.trace.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says for each step which block it belongs to, so that the nodes of a graph are named after it.
 *
 * <p>A step that takes a parameter belongs to the parameter's block; any other to the innermost
 * block that holds both the one before and the one after it, such as the residual block around an
 * activation.
 */
final class BlockScopes {

    private BlockScopes() {}

    static Program in(Program program) {
        Map<Integer, String> blocks = new HashMap<>();
        for (Source source : program.sources()) {
            if (source.kind() == Source.Kind.PARAMETER || source.kind() == Source.Kind.BUFFER) {
                blocks.put(source.value(), parent(source.name()));
            }
        }
        List<String> own =
                program.steps().stream()
                        .map(
                                step ->
                                        step.inputs().stream()
                                                .map(blocks::get)
                                                .filter(block -> block != null)
                                                .findFirst()
                                                .orElse(null))
                        .toList();
        String[] after = new String[own.size() + 1];
        after[own.size()] = "";
        for (int i = own.size() - 1; i >= 0; i--) {
            after[i] = own.get(i) == null ? after[i + 1] : own.get(i);
        }
        List<Step> steps = new ArrayList<>();
        String before = "";
        for (int i = 0; i < own.size(); i++) {
            Step step = program.steps().get(i);
            String scope = own.get(i) == null ? common(before, after[i]) : own.get(i);
            before = own.get(i) == null ? before : own.get(i);
            steps.add(
                    new Step(
                            step.operation(),
                            step.inputs(),
                            step.outputs(),
                            step.attributes(),
                            scope,
                            step.line()));
        }
        return new Program(
                program.dimensions(),
                program.sources(),
                steps,
                program.values(),
                program.outputs());
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static String common(String one, String other) {
        String block = one;
        while (!block.isEmpty() && !(other + "/").startsWith(block + "/")) {
            block = parent(block);
        }
        return block;
    }
}
