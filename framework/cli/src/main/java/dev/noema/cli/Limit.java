package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;

/** Refuses counts that make no sense or would not fit into memory. */
final class Limit {

    /** A float, its copies on the way from the model to the file, and room for the rest. */
    private static final int BYTES_A_NUMBER = 32;

    private static final int USUAL_AT_ONCE = 256;

    private Limit() {}

    /** Throws {@link RequestException} that names the option, its value and the range. */
    static void check(String option, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw new RequestException(
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
        GenerativeModel.About about = model.model().about();
        long[] event =
                about.event().stream()
                        .mapToLong(size -> size == -1 ? about.sequence().longest() : size)
                        .toArray();
        long numbers =
                Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES_A_NUMBER);
        return (int) Math.max(1, numbers / Math.max(1, Tensor.size(event)));
    }

    /** How many items of a model go through it at once where there may be many. */
    static int atOnce(ModelFolder model) {
        return Math.min(USUAL_AT_ONCE, items(model));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
