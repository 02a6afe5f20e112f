package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The operators that exported graphs may hold, from the table {@code operators.tsv} beside this
 * class.
 */
public final class Operators {

    private static final Map<String, NavigableMap<Integer, Operator>> ALL = load();

    private Operators() {}

    /**
     * The operator of a name, in the version that an opset has; throws {@link
     * IllegalArgumentException} for one that may not be exported.
     */
    static Operator named(String name, Opset opset) {
        Map.Entry<Integer, Operator> operator =
                ALL.getOrDefault(name, Collections.emptyNavigableMap()).floorEntry(opset.number());
        if (operator == null) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is not among the operators of opset "
                            + opset
                            + " that may be exported");
        }
        return operator.getValue();
    }

    /** The opset in which an operator got the form that exports have by default. */
    public static int since(String name) {
        return named(name, Format.DEFAULT.opset()).since();
    }

    private static Map<String, NavigableMap<Integer, Operator>> load() {
        try (InputStream in = Operators.class.getResourceAsStream("operators.tsv");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> parse(line.split("\t", -1)))
                    .collect(
                            Collectors.groupingBy(
                                    Operator::name,
                                    Collectors.toMap(
                                            Operator::since,
                                            Function.identity(),
                                            (one, other) -> one,
                                            TreeMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operator parse(String... columns) {
        Map<String, AttributeType> attributes = new HashMap<>();
        Set<String> required = new HashSet<>();
        for (String attribute : columns[6].isEmpty() ? new String[0] : columns[6].split(",")) {
            String[] parts = attribute.split(":", -1);
            if (parts[1].endsWith("!")) {
                required.add(parts[0]);
            }
            attributes.put(parts[0], AttributeType.valueOf(parts[1].replace("!", "")));
        }
        return new Operator(
                columns[0],
                Integer.parseInt(columns[1]),
                Integer.parseInt(columns[2]),
                Integer.parseInt(columns[3]),
                Integer.parseInt(columns[4]),
                Integer.parseInt(columns[5]),
                Map.copyOf(attributes),
                Set.copyOf(required));
    }
}
