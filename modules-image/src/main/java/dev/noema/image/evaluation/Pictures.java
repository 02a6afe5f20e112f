package dev.noema.image.evaluation;

import dev.noema.serving.FloatTensor;
import java.util.Arrays;

/** What the measures ask of their pictures. */
final class Pictures {

    private Pictures() {}

    static void requireSameShape(FloatTensor originals, FloatTensor others) {
        if (originals.shape().length != 4 || !Arrays.equals(originals.shape(), others.shape())) {
            throw new IllegalArgumentException(
                    "pictures to compare need one shape (batch, channels, height, width),"
                            + " not "
                            + Arrays.toString(originals.shape())
                            + " and "
                            + Arrays.toString(others.shape()));
        }
    }

    static int dimension(FloatTensor pictures, int dimension) {
        return Math.toIntExact(pictures.shape()[dimension]);
    }

    static double mean(double[] figures) {
        return Arrays.stream(figures).average().orElse(Double.NaN);
    }
}
