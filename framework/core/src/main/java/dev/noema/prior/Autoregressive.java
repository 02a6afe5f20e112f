package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A standard normal while the model trains, and after that a recurrent network over the steps of a
 * code, so that what is drawn has a course in time (Ha and Schmidhuber 2018, arXiv 1803.10122).
 *
 * <p>The network describes the codes of all data: it does not depend on a condition.
 */
public final class Autoregressive implements Refittable {

    private final AutoregressiveOptions options;
    private final int latent;
    private final Descent descent;
    private final StandardNormal untilFitted;

    Autoregressive(AutoregressiveOptions options, int latent, Descent descent) {
        this.options = options;
        this.latent = latent;
        this.descent = descent;
        this.untilFitted = new StandardNormal(latent);
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        return untilFitted.logProbability(z, given, pass);
    }

    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        return untilFitted.sample(count, given, temperature, pass);
    }

    @Override
    public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
        return untilFitted.divergence(posterior, z, given, pass);
    }

    private StepDensity density() {
        int steps = options.steps();
        return new StepDensity(steps, latent / steps, options.units(), options.components());
    }

    @Override
    public FittedAutoregressive refit(float[] codes, int count, int latent, long seed) {
        if (latent != this.latent) {
            throw new IllegalArgumentException(
                    "prior: codes of " + latent + " dimensions; the model has " + this.latent);
        }
        StepScale scale = StepScale.of(new Codes(codes, count, latent), density().width());
        Map<String, FloatTensor> arrays = new LinkedHashMap<>(scale.arrays());
        arrays.putAll(
                descent.fit(
                        density()::logProbability,
                        scale.toUnit(codes),
                        count,
                        latent,
                        options.epochs(),
                        seed));
        return restore(arrays);
    }

    @Override
    public FittedAutoregressive restore(Map<String, FloatTensor> arrays) {
        density().check(arrays);
        return new FittedAutoregressive(
                density(), StepScale.of(arrays, density().width()), Map.copyOf(arrays));
    }
}
