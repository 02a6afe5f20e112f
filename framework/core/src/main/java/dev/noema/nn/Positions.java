package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Pass;

/**
 * Numbers that tell places apart: waves of many lengths (<a
 * href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017</a>). Nothing is learned, so that
 * items may be longer than those of training.
 */
public final class Positions {

    private static final double LONGEST_WAVE = 10_000;

    private Positions() {}

    /** The places 0, 1, ..., float32 {@code (time)}. */
    public static NDArray first(NDArray like, long time) {
        return like.getManager()
                .arange(0, Math.toIntExact(time), 1, DataType.INT64)
                .toType(DataType.FLOAT32, false);
    }

    /**
     * The waves at places.
     *
     * @param places float32 {@code (batch...)}
     * @param width even
     * @return {@code (batch..., width)}: all sines, then all cosines
     */
    public static NDArray waves(NDArray places, long width, Pass pass) {
        float[] frequencies = new float[Math.toIntExact(width / 2)];
        for (int i = 0; i < frequencies.length; i++) {
            // 10000^(-2i / width)
            frequencies[i] = (float) Math.pow(LONGEST_WAVE, -2.0 * i / width);
        }
        NDArray constant = pass.constant(frequencies, new Shape(frequencies.length));
        NDArray angles = places.expandDims(places.getShape().dimension()).mul(constant);
        return angles.sin().concat(angles.cos(), -1);
    }
}
