package dev.noema.posterior;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.BatchNorm;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/**
 * Another encoder, whose means are normalised over the batch to one spread, so that the posterior
 * cannot become the prior: each dimension diverges from a standard normal by scale^2 / 2 nats or
 * more (Zhu et al. 2020, arXiv 2004.12585).
 */
public final class NormalizedMean implements Encoder {

    private static final String NAME = "mean-normalization";

    private final Encoder encoder;
    private final float scale;
    private final BatchNorm normalization = BatchNorm.builder().optScale(false).build();

    /**
     * An encoder.
     *
     * @param encoder whose posteriors are {@link DiagonalGaussian}
     * @param scale the standard deviation of the means over the data, in each dimension
     */
    public NormalizedMean(Encoder encoder, double scale) {
        this.encoder = encoder;
        this.scale = (float) scale;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        Posterior posterior = encoder.encode(batch, pass);
        if (!(posterior instanceof DiagonalGaussian gaussian)) {
            throw new IllegalArgumentException(
                    "normalize-mean is for diagonal Gaussian posteriors, not for "
                            + posterior.parameters().keySet());
        }
        // mean <- scale ((mean - E_batch[mean]) / sqrt(Var_batch[mean] + 1e-5) + shift)
        NDArray normal = pass.apply(NAME, normalization, gaussian.mean());
        return gaussian.withMean(normal.mul(scale));
    }
}
