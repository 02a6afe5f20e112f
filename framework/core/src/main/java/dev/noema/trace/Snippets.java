package dev.noema.trace;

import dev.noema.engine.TorchFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Single operations, compiled once and kept for the life of the process. */
final class Snippets {

    private static final Map<String, TorchFunction> COMPILED = new ConcurrentHashMap<>();

    private Snippets() {}

    /**
     * Compiles an operation's lines.
     *
     * @param lines statements, and last an expression of so many results
     */
    static TorchFunction compile(List<String> inputs, List<String> lines, int outputs) {
        return COMPILED.computeIfAbsent(
                inputs + " " + outputs + " " + String.join("\n", lines),
                key -> {
                    List<String> results = TorchFunction.names("r", outputs);
                    return TorchFunction.compile(inputs, statements(lines, results), results);
                });
    }

    /** The lines with the last one's results given names. */
    static List<String> statements(List<String> lines, List<String> results) {
        List<String> statements = new ArrayList<>(lines);
        String left = String.join(", ", results) + (results.size() > 1 ? ", = " : " = ");
        statements.set(lines.size() - 1, left + lines.get(lines.size() - 1));
        return statements;
    }
}
