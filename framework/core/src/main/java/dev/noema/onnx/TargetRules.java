package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one target takes, as the table {@code targets.tsv} says.
 *
 * @param opsets the opsets it reads, the default first
 * @param staticShapes whether every size must be fixed
 * @param oneFile whether weights may not lie in a file beside
 * @param operators what it does not take
 */
record TargetRules(
        List<Opset> opsets, boolean staticShapes, boolean oneFile, List<Rule> operators) {

    private static final Map<Target, TargetRules> ALL = load();

    /**
     * A restriction of one operator.
     *
     * @param allowed {@code refused}, {@code name=value} or {@code name#sizes}
     */
    record Rule(String operator, String allowed, String why) {

        /** Throws {@link IllegalArgumentException} when a node is not what the target takes. */
        void check(Target target, String operator, String node, Attributes attributes) {
            if (this.operator.equals(operator) && !holds(attributes)) {
                throw new IllegalArgumentException(
                        "node "
                                + node
                                + " ("
                                + operator
                                + "): target "
                                + target
                                + (allowed.equals("refused") ? " takes none" : " wants " + allowed)
                                + ": "
                                + why);
            }
        }

        private boolean holds(Attributes attributes) {
            if (allowed.equals("refused")) {
                return false;
            }
            String[] parts = allowed.split("[=#]", 2);
            AttributeProto given =
                    attributes.all().stream()
                            .filter(attribute -> attribute.getName().equals(parts[0]))
                            .findFirst()
                            .orElse(null);
            if (given == null) {
                return true;
            }
            String found =
                    allowed.contains("#")
                            ? Integer.toString(given.getIntsCount())
                            : given.getType() == AttributeProto.AttributeType.INT
                                    ? Long.toString(given.getI())
                                    : given.getS().toStringUtf8();
            return Arrays.asList(parts[1].split(",")).contains(found);
        }
    }

    static TargetRules of(Target target) {
        return ALL.get(target);
    }

    private static Map<Target, TargetRules> load() {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = TargetRules.class.getResourceAsStream("targets.tsv");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> rows.add(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Target, TargetRules> rules = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            rules.put(
                    target,
                    of(rows.stream().filter(row -> row[0].equals(target.toString())).toList()));
        }
        return rules;
    }

    private static TargetRules of(List<String[]> rows) {
        List<Opset> opsets = new ArrayList<>();
        boolean fixed = false;
        boolean one = false;
        List<Rule> operators = new ArrayList<>();
        for (String[] row : rows) {
            switch (row[1]) {
                case "opsets" ->
                        Arrays.stream(row[2].split(","))
                                .forEach(number -> opsets.add(Opset.of(Integer.parseInt(number))));
                case "shapes" -> fixed = row[2].equals("static");
                case "files" -> one = true;
                default -> operators.add(new Rule(row[1], row[2], row[3]));
            }
        }
        return new TargetRules(List.copyOf(opsets), fixed, one, List.copyOf(operators));
    }
}
