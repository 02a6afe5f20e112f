package dev.noema.image.data;

import dev.noema.image.codec.Binarize;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Options of {@code image.idx}: pictures in the IDX files that MNIST came in.
 *
 * @param source the folder, or {@code builtin:NAME}
 * @param binarize how 8-bit pixels become numbers
 * @param validation how much of the training file to validate on
 * @param limit the most items taken from each file
 * @param classes whether the label files are read
 */
@Summary("Grey pictures in the IDX files that MNIST came in")
public record IdxConfig(
        @Option(
                        "a folder with train-images, train-labels and, where there are any, test or t10k IDX files, plain or"
                                + " .gz; or builtin:digits, which the samples bring")
                String source,
        @Option(
                        "none: grey values in [0, 1]; fixed: each pixel drawn once as Bernoulli(value); dynamic: drawn anew in"
                                + " each epoch")
                Binarize binarize,
        @Option(
                        value =
                                "how much of the training file to validate on: a share below 1, or a count",
                        minimum = 0)
                double validation,
        @Option(
                        value =
                                "take at most this many items from each file, chosen by hash; 0 for all",
                        minimum = 0)
                int limit,
        @Option("read the label files, so that the model can be conditioned on the class")
                boolean classes) {

    public IdxConfig {
        if (!(validation >= 0) || validation >= 1 && validation != Math.rint(validation)) {
            throw new IllegalArgumentException(
                    "validation is "
                            + validation
                            + "; allowed is a share from 0 to below 1, or a whole count");
        }
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; allowed is 0 for all, or a count");
        }
    }

    public static IdxConfig defaults() {
        return new IdxConfig(null, Binarize.NONE, 0.1, 0, false);
    }
}
