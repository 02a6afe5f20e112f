package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.serving.Tensor;

/** Refuses counts that make no sense or would not fit into memory. */
final class Limit {

    private static final long MOST_NUMBERS = 1L << 27;

    private Limit() {}

    /** Throws {@link IllegalArgumentException} that names the option, its value and the range. */
    static void check(String option, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException(
                    option
                            + " is "
                            + text(value)
                            + "; allowed is "
                            + text(least)
                            + " to "
                            + text(greatest));
        }
    }

    /** How many items of a model may be in memory at once. */
    static int items(ModelFolder model) {
        long[] event = model.model().about().event().stream().mapToLong(Long::longValue).toArray();
        return (int) Math.max(1, MOST_NUMBERS / Math.max(1, Tensor.size(event)));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
