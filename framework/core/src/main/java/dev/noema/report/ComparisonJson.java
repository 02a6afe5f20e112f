package dev.noema.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** A comparison for scripts. */
final class ComparisonJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ComparisonJson() {}

    static String of(Comparison comparison) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode runs = all.putArray("runs");
        for (ComparedRun run : comparison.runs()) {
            ObjectNode node = runs.addObject();
            node.put("name", run.name());
            node.put("folder", run.files().folder().root().toString());
            node.put("dataDigest", run.dataDigest());
            ObjectNode figures = node.putObject("figures");
            run.figures().forEach((figure, value) -> figures.put(figure.id(), value));
        }
        best(comparison, all.putObject("best"));
        ObjectNode differences = all.putObject("differences");
        comparison
                .differences()
                .forEach(
                        (key, values) -> {
                            ArrayNode node = differences.putArray(key);
                            values.forEach(node::add);
                        });
        groups(comparison, all.putArray("seedGroups"));
        ArrayNode notes = all.putArray("notes");
        comparison.notes().forEach(notes::add);
        return written(all);
    }

    /** The names of the best runs by figure; a figure without a better end is left out. */
    private static void best(Comparison comparison, ObjectNode target) {
        for (Figure figure : comparison.figures()) {
            comparison
                    .best(figure)
                    .ifPresent(
                            best -> {
                                ArrayNode names = target.putArray(figure.id());
                                comparison.runs().stream()
                                        .filter(run -> isAt(run, figure, best))
                                        .forEach(run -> names.add(run.name()));
                            });
        }
    }

    private static boolean isAt(ComparedRun run, Figure figure, double best) {
        Double value = run.figures().get(figure);
        return value != null && value == best;
    }

    private static void groups(Comparison comparison, ArrayNode target) {
        for (SeedGroup group : comparison.groups()) {
            ObjectNode node = target.addObject();
            ArrayNode names = node.putArray("runs");
            group.runs().forEach(run -> names.add(run.name()));
            ObjectNode figures = node.putObject("figures");
            group.intervals()
                    .forEach(
                            (figure, interval) ->
                                    figures.putObject(figure.id())
                                            .put("count", interval.count())
                                            .put("mean", interval.mean())
                                            .put("low", interval.low())
                                            .put("high", interval.high()));
        }
    }

    private static String written(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
