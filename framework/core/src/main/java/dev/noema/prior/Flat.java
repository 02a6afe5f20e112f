package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Prior;

/**
 * Every code is as likely as every other, log p(z) = 0: for encoders that are fixed functions of
 * the data, where a prior has nothing to say.
 *
 * <p>It is improper, so there is nothing to draw from: {@link #sample} gives standard normal codes,
 * which only show that the decoder runs.
 */
public final class Flat implements Prior {

    private final int latent;

    public Flat(int latent) {
        this.latent = latent;
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        return z.zerosLike().sum(new int[] {1});
    }

    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        return pass.normal(Noise.PRIOR, new Shape(count, latent)).mul(temperature);
    }
}
