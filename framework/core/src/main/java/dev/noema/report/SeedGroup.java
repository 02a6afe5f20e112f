package dev.noema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs whose configurations differ in nothing but the seed (and the name).
 *
 * @param runs two or more, all of different seeds
 * @param intervals mean and 95% interval of each figure that all of them have
 */
record SeedGroup(List<ComparedRun> runs, Map<Figure, ConfidenceInterval> intervals) {

    /** The groups of two and more among some runs, in the order of their first ones. */
    static List<SeedGroup> among(List<ComparedRun> runs) {
        Map<List<Object>, Map<String, ComparedRun>> alike = new LinkedHashMap<>();
        for (ComparedRun run : runs) {
            // a seed that comes twice is a repetition, not a further draw
            alike.computeIfAbsent(
                            List.of(run.apartFromSeed(), run.dataDigest()),
                            missing -> new LinkedHashMap<>())
                    .putIfAbsent(run.seed(), run);
        }
        return alike.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> of(List.copyOf(group.values())))
                .toList();
    }

    private static SeedGroup of(List<ComparedRun> runs) {
        Set<Figure> shared = new LinkedHashSet<>(runs.get(0).figures().keySet());
        runs.forEach(run -> shared.retainAll(run.figures().keySet()));
        Map<Figure, ConfidenceInterval> intervals = new LinkedHashMap<>();
        for (Figure figure : shared) {
            double[] values = runs.stream().mapToDouble(run -> run.figures().get(figure)).toArray();
            intervals.put(figure, ConfidenceInterval.of(values));
        }
        return new SeedGroup(runs, intervals);
    }

    /** The names of its runs. */
    String names() {
        List<String> names = new ArrayList<>();
        runs.forEach(run -> names.add(run.name()));
        return String.join(", ", names);
    }
}
