package dev.noema.trace;

import dev.noema.onnx.Operators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of operations as Markdown, for the documentation. */
public final class OperationReference {

    private OperationReference() {}

    /** What each operation is in DJL, TorchScript and ONNX, and what is refused and why. */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Operations

                What a traced program can do. DJL's methods that are not listed are defaults, which\
                 call those that are. TorchScript is what trains: `$0` is the first input, `{axis}` a\
                 setting. ONNX names the operators that an export may write, apart from casts and\
                 arithmetic on sizes; opset is the one in which the newest of them got its present\
                 form.

                | operation | DJL | TorchScript | ONNX | opset | notes |
                | --- | --- | --- | --- | --- | --- |
                """);
        Map<String, List<String>> methods = methods();
        for (Operation operation : Operation.all()) {
            List<String> callers = methods.getOrDefault(operation.name(), List.of("Operations"));
            row(
                    text,
                    "`" + operation.name() + "`",
                    String.join(", ", callers),
                    torch(operation),
                    onnx(operation),
                    opset(operation),
                    operation.note());
        }
        text.append("\n## Refused\n\n| method | why |\n| --- | --- |\n");
        Map<String, List<String>> refused = new LinkedHashMap<>();
        Refusals.all().forEach((name, why) -> add(refused, why, "`" + name + "`"));
        RecordingManager.REFUSED.forEach((name, why) -> add(refused, why, "`" + name + "`"));
        refused.forEach((why, names) -> row(text, String.join(", ", names), why));
        return text.toString();
    }

    // Each operation with the methods that become it.
    private static Map<String, List<String>> methods() {
        Map<String, List<String>> methods = new TreeMap<>();
        for (MethodTable table : List.of(ArrayMethods.TABLE, ExtensionMethods.TABLE)) {
            table.entries()
                    .forEach((signature, entry) -> enter(methods, signature, entry.operations()));
        }
        RecordingManager.CREATED.forEach(
                (name, operations) ->
                        enter(methods, "manager." + name, List.of(operations.split(" "))));
        return methods;
    }

    private static void enter(
            Map<String, List<String>> methods, String signature, List<String> operations) {
        String name = "`" + signature.replaceAll("\\(.*", "") + "`";
        operations.forEach(operation -> add(methods, operation, name));
    }

    private static void add(Map<String, List<String>> lists, String key, String value) {
        List<String> list = lists.computeIfAbsent(key, fresh -> new ArrayList<>());
        if (!list.contains(value)) {
            list.add(value);
        }
    }

    private static String torch(Operation operation) {
        List<String> lines = operation.torch().lines().toList();
        return "`" + lines.get(lines.size() - 1).strip() + "`";
    }

    private static String onnx(Operation operation) {
        if (operation.onnx() == null) {
            return "none";
        }
        return String.join(", ", operation.onnx().operators());
    }

    private static String opset(Operation operation) {
        return operation.onnx() == null || operation.onnx().operators().isEmpty()
                ? ""
                : Integer.toString(
                        operation.onnx().operators().stream()
                                .mapToInt(Operators::since)
                                .max()
                                .orElseThrow());
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
