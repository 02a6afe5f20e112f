package dev.noema.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A comparison for a terminal: a column for each run, a row for each figure and each difference.
 */
final class ComparisonTable {

    /** So many runs fit beside each other; further ones follow below. */
    private static final int COLUMNS = 6;

    private static final int WIDEST = 24;
    private static final String NONE = "-";

    private final Comparison comparison;
    private final StringBuilder text = new StringBuilder();

    private ComparisonTable(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison) {
        ComparisonTable table = new ComparisonTable(comparison);
        int count = comparison.runs().size();
        for (int from = 0; from < count; from += COLUMNS) {
            table.block(from, Math.min(count, from + COLUMNS));
        }
        comparison.groups().forEach(table::group);
        comparison.notes().forEach(note -> table.text.append(note).append('\n'));
        // not every terminal knows the sign that print uses
        return table.text.toString().replace('\u2212', '-');
    }

    private void block(int from, int to) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        comparison.runs().subList(from, to).forEach(run -> head.add(cell(run.name())));
        rows.add(head);
        boolean marked = false;
        for (Figure figure : comparison.figures()) {
            OptionalDouble best = comparison.best(figure);
            marked |= best.isPresent();
            List<String> row = new ArrayList<>(List.of(figure.label()));
            for (ComparedRun run : comparison.runs().subList(from, to)) {
                Double value = run.figures().get(figure);
                boolean winner = value != null && best.isPresent() && value == best.getAsDouble();
                row.add(value == null ? NONE : figure.text(value) + (winner ? " *" : ""));
            }
            rows.add(row);
        }
        rows.add(List.of(marked ? "* the best" : ""));
        comparison
                .differences()
                .forEach(
                        (key, values) -> {
                            List<String> row = new ArrayList<>(List.of(key));
                            values.subList(from, to)
                                    .forEach(value -> row.add(value == null ? NONE : cell(value)));
                            rows.add(row);
                        });
        write(rows);
        text.append('\n');
    }

    private void group(SeedGroup group) {
        text.append("over ").append(group.runs().size()).append(" seeds: ");
        text.append(group.names()).append('\n');
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "mean", "95% interval"));
        group.intervals()
                .forEach(
                        (figure, interval) ->
                                rows.add(
                                        List.of(
                                                figure.label(),
                                                figure.mean(interval.mean()),
                                                figure.mean(interval.low())
                                                        + " to "
                                                        + figure.mean(interval.high()))));
        write(rows);
        text.append('\n');
    }

    private void write(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(column -> width(rows, column)).toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() == rows.get(0).size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    /** A name or value on one line, its end kept where it is too long. */
    private static String cell(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= WIDEST ? line : "..." + line.substring(line.length() - WIDEST + 3);
    }
}
