package dev.noema.trace;

import dev.noema.engine.TorchFunction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Single expressions, compiled once and kept for the life of the process. */
final class Snippets {

    private static final Map<String, TorchFunction> COMPILED = new ConcurrentHashMap<>();

    private Snippets() {}

    static TorchFunction compile(List<String> inputs, String expression, int outputs) {
        return COMPILED.computeIfAbsent(
                inputs + " " + outputs + " " + expression,
                key -> {
                    if (outputs == 1) {
                        return TorchFunction.compile(
                                inputs, List.of("r = " + expression), List.of("r"));
                    }
                    List<String> results = TorchFunction.names("r", outputs);
                    return TorchFunction.compile(
                            inputs,
                            List.of(String.join(", ", results) + ", = " + expression),
                            results);
                });
    }
}
