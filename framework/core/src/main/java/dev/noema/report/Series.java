package dev.noema.report;

import java.util.Arrays;

/** A figure over the steps of a training, as long as it may be. */
final class Series {

    private double[] steps = new double[64];
    private double[] values = new double[64];
    private int size;

    /** Adds a value; what is not finite is left out. */
    void add(double step, double value) {
        if (!Double.isFinite(step) || !Double.isFinite(value)) {
            return;
        }
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        steps[size] = step;
        values[size] = value;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    double last() {
        return values[size - 1];
    }

    double lastStep() {
        return steps[size - 1];
    }

    /** The step of the greatest value, the first where there are several. */
    double stepOfGreatest() {
        int best = 0;
        for (int i = 1; i < size; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return steps[best];
    }

    /** The value at a step; not a number where there is none. */
    double at(double step) {
        for (int i = 0; i < size; i++) {
            if (steps[i] == step) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /**
     * The value at a step between two others, on the line that joins them; outside, the nearest.
     * The steps have to be in order.
     */
    double between(double step) {
        int place = Arrays.binarySearch(steps, 0, size, step);
        if (place >= 0) {
            return values[place];
        }
        int right = -place - 1;
        if (right == 0 || right == size) {
            return values[right == 0 ? 0 : size - 1];
        }
        double share = (step - steps[right - 1]) / (steps[right] - steps[right - 1]);
        return values[right - 1] + share * (values[right] - values[right - 1]);
    }

    /**
     * Joins neighbours until at most {@code most} are left. Each keeps its least and greatest
     * value, so that no spike is lost.
     */
    Buckets reduce(int most) {
        int count = Math.min(most, size);
        Buckets buckets = Buckets.of(count);
        for (int bucket = 0; bucket < count; bucket++) {
            int from = (int) ((long) bucket * size / count);
            int to = (int) ((bucket + 1L) * size / count);
            double stepSum = 0;
            double sum = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                stepSum += steps[i];
                sum += values[i];
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            buckets.step()[bucket] = Math.rint(stepSum / (to - from));
            buckets.mean()[bucket] = sum / (to - from);
            buckets.low()[bucket] = low;
            buckets.high()[bucket] = high;
        }
        return buckets;
    }
}
