package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;

/** What decoders start from: the latent code with the condition beside it. */
final class Latent {

    private Latent() {}

    /** {@code (batch, latent)} to {@code (batch, latent + condition)}. */
    static NDArray conditioned(NDArray z, Batch given) {
        return given.condition().map(condition -> z.concat(condition, 1)).orElse(z);
    }
}
