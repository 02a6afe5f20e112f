package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Fills an operation's TorchScript expression with the names of its inputs and its settings. */
final class TorchExpression {

    private static final Pattern SLOT = Pattern.compile("\\$(\\d)?(\\*)?|\\{(\\w+)}|~");

    private TorchExpression() {}

    /**
     * The lines of one step: statements where an operation needs some, and last its expression.
     *
     * @param inputs the variables that hold the inputs; null stands for an absent optional input
     * @param prefix what the variables of its statements begin with, unique in the function
     * @param beside the variable of an array on whose device new arrays are made; null where there
     *     is none
     */
    static List<String> of(
            Operation operation,
            List<String> inputs,
            Map<String, Object> attributes,
            String prefix,
            String beside) {
        Function<String, String> setting =
                name -> name.equals("device") ? device(beside) : literal(attributes.get(name));
        Matcher slots = SLOT.matcher(operation.torch());
        StringBuilder text = new StringBuilder();
        while (slots.find()) {
            String value;
            if (slots.group().equals("~")) {
                value = prefix;
            } else if (slots.group(3) != null) {
                value = setting.apply(slots.group(3));
            } else {
                int index = slots.group(1) == null ? 0 : Integer.parseInt(slots.group(1));
                if (slots.group(2) != null) {
                    value = String.join(", ", inputs.subList(index, inputs.size()));
                } else if (index < inputs.size()) {
                    value = inputs.get(index) == null ? "None" : inputs.get(index);
                } else {
                    value = setting.apply("number");
                }
            }
            slots.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return slots.appendTail(text).toString().lines().toList();
    }

    private static String device(String beside) {
        return beside == null ? "torch.device(\"cpu\")" : "ops.prim.device(" + beside + ")";
    }

    private static String literal(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Size size) {
            return size(size);
        }
        if (value instanceof Long number) {
            return number.toString();
        }
        if (value instanceof Double number) {
            if (number.isNaN()) {
                return "nan";
            }
            if (number.isInfinite()) {
                return number > 0 ? "inf" : "-inf";
            }
            return number.toString();
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof long[] list) {
            return literal(LongStream.of(list).boxed().toList());
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "annotate(List[int], [])"
                    : list.stream()
                            .map(TorchExpression::literal)
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof DataType type) {
            return Integer.toString(type(type));
        }
        throw new IllegalArgumentException("no TorchScript for " + value.getClass());
    }

    /** A size as integer arithmetic on the variables that hold the dynamic dimensions. */
    static String size(Size size) {
        if (size.isFixed()) {
            return Long.toString(size.offset());
        }
        String text =
                Stream.concat(
                                size.dimensions().stream(),
                                size.terms().stream().map(TorchExpression::term))
                        .reduce((one, other) -> "torch.mul(" + one + ", " + other + ")")
                        .orElseThrow();
        if (size.factor() != 1) {
            text = "torch.mul(" + text + ", " + size.factor() + ")";
        }
        return size.offset() == 0 ? text : "torch.add(" + text + ", " + size.offset() + ")";
    }

    private static String term(Size.Term term) {
        List<String> parts = term.parts().stream().map(TorchExpression::size).toList();
        if (term instanceof Size.Quotient quotient) {
            return "torch.floordiv(" + parts.get(0) + ", " + quotient.divisor() + ")";
        }
        if (term instanceof Size.Minimum minimum) {
            return "ops.prim.min(" + parts.get(0) + ", " + minimum.bound() + ")";
        }
        return parts.stream()
                .reduce((one, other) -> "torch.add(" + one + ", " + other + ")")
                .orElseThrow();
    }

    /** The number by which TorchScript knows a type. */
    static int type(DataType type) {
        return switch (type) {
            case UINT8 -> 0;
            case INT8 -> 1;
            case INT32 -> 3;
            case INT64 -> 4;
            case FLOAT16 -> 5;
            case FLOAT32 -> 6;
            case FLOAT64 -> 7;
            case BOOLEAN -> 11;
            case BFLOAT16 -> 15;
            default -> throw new TraceException("arrays of type " + type + " cannot be compiled");
        };
    }
}
