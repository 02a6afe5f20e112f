package dev.noema.model;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.spi.Prior;

/** A prior that runs in the scope {@code prior}. */
record ScopedPrior(Prior prior) implements Prior {

    private static final String NAME = "prior";

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        return TracedModel.within(pass, NAME, inner -> prior.logProbability(z, given, inner));
    }

    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        return TracedModel.within(
                pass, NAME, inner -> prior.sample(count, given, temperature, inner));
    }

    @Override
    public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
        return TracedModel.within(
                pass, NAME, inner -> prior.divergence(posterior, z, given, inner));
    }
}
