package dev.noema.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/**
 * Pulls every number that a decoder makes towards the mean of its item, whatever the shapes are.
 *
 * @param specs what the decoder makes
 */
record SquaredError(List<ParameterSpec> specs) implements Likelihood {

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return specs;
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        NDArray target = flat(x).mean(new int[] {1}, true);
        NDArray sum = null;
        for (ParameterSpec spec : specs) {
            NDArray errors = flat(given.get(spec.name())).sub(target).square();
            NDArray error = errors.sum(new int[] {1});
            sum = sum == null ? error : sum.add(error);
        }
        return sum.neg();
    }

    private static NDArray flat(NDArray array) {
        return array.reshape(-1, array.getShape().slice(1).size());
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return given.get(specs.get(0).name());
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        return mean(given, pass);
    }

    @Override
    public Support support() {
        return Support.REAL;
    }
}
