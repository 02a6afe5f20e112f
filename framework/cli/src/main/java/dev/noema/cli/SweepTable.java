package dev.noema.cli;

import dev.noema.sweep.SweepResult;
import dev.noema.sweep.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shows what a sweep found: a line for each trial, the best first. */
final class SweepTable {

    private SweepTable() {}

    static String text(SweepResult result) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("trial", "", "state"));
        head.addAll(result.goals().keySet());
        List<String> keys =
                result.trials().stream()
                        .flatMap(trial -> trial.settings().keySet().stream())
                        .distinct()
                        .toList();
        head.addAll(keys);
        rows.add(head);
        for (Trial trial : result.trials()) {
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(trial.number()));
            row.add(result.front().contains(trial) ? "*" : "");
            row.add(trial.state().name().toLowerCase(Locale.ROOT));
            for (String metric : result.goals().keySet()) {
                Double value = trial.values().get(metric);
                row.add(value == null ? "-" : String.format(Locale.ROOT, "%.6g", value));
            }
            keys.forEach(key -> row.add(trial.settings().getOrDefault(key, "")));
            rows.add(row);
        }
        String meaning =
                result.goals().size() > 1
                        ? "* no other trial is better in every goal (the Pareto front)\n"
                        : "* the best\n";
        return lines(rows) + meaning;
    }

    private static String lines(List<List<String>> rows) {
        int[] widths =
                IntStream.range(0, rows.get(0).size())
                        .map(
                                column ->
                                        rows.stream()
                                                .mapToInt(row -> row.get(column).length())
                                                .max()
                                                .orElse(0))
                        .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
