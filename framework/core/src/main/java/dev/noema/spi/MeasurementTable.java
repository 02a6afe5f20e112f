package dev.noema.spi;

import java.util.List;

/**
 * Figures of several things beside each other.
 *
 * @param title what was measured, over how many items
 * @param columns what stands beside each other, such as {@code model} and {@code PCA}
 * @param rows a measure each
 */
public record MeasurementTable(String title, List<String> columns, List<Row> rows) {

    /**
     * One measure of all columns.
     *
     * @param measure such as {@code mel distance}
     * @param unit such as {@code dB}; empty where there is none
     * @param values one for each column; NaN where it does not apply
     */
    public record Row(String measure, String unit, List<Double> values) {

        public Row {
            values = List.copyOf(values);
        }
    }

    /** Throws {@link IllegalArgumentException} when a row has other columns than the table. */
    public MeasurementTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values().size() != columns.size()) {
                throw new IllegalArgumentException(
                        row.measure() + " has " + row.values().size() + " values for " + columns);
            }
        }
    }
}
