package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import java.util.Map;

/** A recurrent network over the steps of a code that was fitted to codes. */
public final class FittedAutoregressive implements Refitted {

    private final StepDensity density;
    private final StepScale scale;
    private final Map<String, FloatTensor> arrays;

    FittedAutoregressive(StepDensity density, StepScale scale, Map<String, FloatTensor> arrays) {
        this.density = density;
        this.scale = scale;
        this.arrays = arrays;
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        // log p(z) = log p(u) - sum log deviation, u = (z - mean) / deviation
        return density.logProbability(scale.toUnit(z, pass), new Frozen(pass, arrays))
                .add((float) scale.logDeterminant(density.steps()));
    }

    /**
     * Draws codes step by step; the temperature scales the spread about each component's mean, not
     * the choice of component.
     */
    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        int steps = density.steps();
        NDArray uniform = pass.uniform(Noise.COMPONENT, new Shape(count, steps));
        NDArray epsilon =
                pass.normal(Noise.PRIOR, new Shape(count, (long) steps * density.width()));
        return scale.fromUnit(
                density.sample(uniform, epsilon, temperature, new Frozen(pass, arrays)), pass);
    }

    @Override
    public Map<String, FloatTensor> arrays() {
        return arrays;
    }
}
