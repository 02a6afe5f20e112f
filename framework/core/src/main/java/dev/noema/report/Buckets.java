package dev.noema.report;

import java.util.Arrays;

/**
 * A series cut into runs of neighbours, an entry for each run.
 *
 * @param step the middle step
 * @param mean the mean value
 * @param low the least value
 * @param high the greatest value
 */
record Buckets(double[] step, double[] mean, double[] low, double[] high) {

    static Buckets of(int count) {
        return new Buckets(
                new double[count], new double[count], new double[count], new double[count]);
    }

    /** Whether each entry stands for a single value. */
    boolean isWhole() {
        return Arrays.equals(low, high);
    }
}
