package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/** Makes the posterior from the last map of a convolutional encoder. */
interface MapHead {

    /** {@code (batch, channels, height, width)} to a posterior over {@code (batch, latent)}. */
    DiagonalGaussian posterior(NDArray maps, Batch batch, Pass pass);
}
