package dev.noema.posterior;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.Map;

/**
 * All probability at one point: of encoders that compute a code and leave no doubt, such as a
 * spectrum of a waveform. Beside {@link dev.noema.prior.Flat} it costs no divergence.
 *
 * @param mean the point, {@code (batch, latent)}
 */
public record Dirac(NDArray mean) implements Posterior {

    @Override
    public NDArray sample(Pass pass) {
        return mean;
    }

    /** 0, the probability of the point; there is no density, and no other point is asked for. */
    @Override
    public NDArray logProbability(NDArray z) {
        return z.zerosLike().sum(new int[] {1});
    }

    @Override
    public Map<String, NDArray> parameters() {
        return Map.of(DiagonalGaussian.MEAN, mean);
    }
}
