package dev.noema.export;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.stream.LongStream;

/** How far an output of a graph is from what the engine gives, in parts of the tolerance. */
final class Difference {

    static final double ABSOLUTE = 1e-5;
    static final double RELATIVE = 1e-4;

    private Difference() {}

    /**
     * The greatest of {@code |got - wanted| / (1e-5 + 1e-4 |wanted|)}. NaN counts as infinite, and
     * so does a whole number that differs.
     *
     * @throws ExportException when an output is missing or has another shape
     */
    static double of(String name, Tensor got, Tensor wanted) {
        if (got == null || !Arrays.equals(got.shape(), wanted.shape())) {
            throw new ExportException(
                    name
                            + ": the graph gives "
                            + (got == null ? "nothing" : Arrays.toString(got.shape()))
                            + ", the engine "
                            + Arrays.toString(wanted.shape()));
        }
        if (wanted instanceof LongTensor longs) {
            return Arrays.equals(((LongTensor) got).values(), longs.values())
                    ? 0
                    : Double.POSITIVE_INFINITY;
        }
        return of(((FloatTensor) got).values(), ((FloatTensor) wanted).values());
    }

    private static double of(float[] got, float[] wanted) {
        double greatest = 0;
        for (int i = 0; i < wanted.length; i++) {
            double value = wanted[i];
            if (got[i] == wanted[i]) { // infinities, too
                continue;
            }
            double difference = Math.abs(got[i] - value) / (ABSOLUTE + RELATIVE * Math.abs(value));
            if (Double.isNaN(difference)) {
                return Double.POSITIVE_INFINITY;
            }
            greatest = Math.max(greatest, difference);
        }
        return greatest;
    }

    /** The greatest difference as it is. */
    static double greatest(FloatTensor one, FloatTensor other) {
        double greatest = 0;
        for (int i = 0; i < one.values().length; i++) {
            greatest = Math.max(greatest, Math.abs((double) one.values()[i] - other.values()[i]));
        }
        return greatest;
    }

    /**
     * {@code tensor} in the shape of {@code like} where they differ in dimensions of size one only:
     * {@code squeeze()} in the engine takes away a batch of one, too.
     */
    static Tensor sameRank(Tensor tensor, Tensor like) {
        if (like == null || !Arrays.equals(withoutOnes(tensor), withoutOnes(like))) {
            return tensor;
        }
        return tensor instanceof FloatTensor floats
                ? new FloatTensor(floats.values(), like.shape())
                : new LongTensor(((LongTensor) tensor).values(), like.shape());
    }

    private static long[] withoutOnes(Tensor tensor) {
        return LongStream.of(tensor.shape()).filter(size -> size != 1).toArray();
    }
}
