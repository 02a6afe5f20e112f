package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/** A likelihood that runs in the scope {@code likelihood}. */
record ScopedLikelihood(Likelihood likelihood) implements Likelihood {

    private static final String NAME = "likelihood";

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return likelihood.parameters(event);
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        return TracedModel.within(
                pass, NAME, inner -> likelihood.logProbability(x, given, mask, inner));
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return TracedModel.within(pass, NAME, inner -> likelihood.mean(given, inner));
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        return TracedModel.within(
                pass, NAME, inner -> likelihood.sample(given, temperature, inner));
    }

    @Override
    public Support support() {
        return likelihood.support();
    }
}
