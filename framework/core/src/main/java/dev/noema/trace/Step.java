package dev.noema.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One recorded operation.
 *
 * @param operation what is done
 * @param inputs the values that go in; -1 stands for an optional input that is absent
 * @param outputs the values that come out
 * @param attributes settings: on a tape {@code Long}, {@code long[]}, {@code Double}, {@code
 *     Boolean}, {@code String} and {@code DataType}; in a program {@link Size} and lists of it
 *     instead of integers
 * @param scope the path of the part that did it, such as {@code encoder/trunk}
 * @param line the Java line that called it, for messages
 */
public record Step(
        Operation operation,
        List<Integer> inputs,
        List<Integer> outputs,
        Map<String, Object> attributes,
        String scope,
        String line) {

    public Step {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public int output() {
        return outputs.get(0);
    }

    public Size size(String attribute) {
        return (Size) attributes.get(attribute);
    }

    /** An integer setting that no dynamic dimension may change. */
    public long fixed(String attribute) {
        Size size = size(attribute);
        if (!size.isFixed()) {
            throw new TraceException(
                    line
                            + ": "
                            + operation.name()
                            + ": "
                            + attribute
                            + " depends on a dynamic size, "
                            + size
                            + "; it must be fixed");
        }
        return size.offset();
    }

    @SuppressWarnings("unchecked")
    public List<Size> sizes(String attribute) {
        return (List<Size>) attributes.get(attribute);
    }

    /** Integer settings that no dynamic dimension may change. */
    public long[] fixedList(String attribute) {
        long[] values = new long[sizes(attribute).size()];
        for (int i = 0; i < values.length; i++) {
            Size size = sizes(attribute).get(i);
            if (!size.isFixed()) {
                throw new TraceException(
                        line
                                + ": "
                                + operation.name()
                                + ": "
                                + attribute
                                + " depends on a dynamic size, "
                                + size
                                + "; it must be fixed");
            }
            values[i] = size.offset();
        }
        return values;
    }

    public double number(String attribute) {
        return (Double) attributes.get(attribute);
    }

    public String text(String attribute) {
        return (String) attributes.get(attribute);
    }

    public boolean flag(String attribute) {
        return (Boolean) attributes.get(attribute);
    }

    public boolean has(String attribute) {
        return attributes.get(attribute) != null;
    }
}
