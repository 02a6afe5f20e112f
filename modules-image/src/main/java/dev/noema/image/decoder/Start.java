package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/** Makes the smallest map of a convolutional decoder of the code and the condition. */
interface Start {

    /** {@code (batch, latent)} to {@code (batch, channels, height, width)}. */
    NDArray map(NDArray z, Batch given, Pass pass);
}
