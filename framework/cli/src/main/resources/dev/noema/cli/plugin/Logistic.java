package @package@;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.ConstantInitializer;
import dev.noema.likelihood.Event;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import dev.noema.trace.Operations;
import java.util.List;

/**
 * Independent logistic elements of one learned scale, p(x|z) = e / (s (1 + e)^2) with e = exp(-(x -
 * mean) / s).
 */
final class Logistic implements Likelihood {

    private static final String MEAN = "mean";

    private final double initialScale;

    Logistic(double initialScale) {
        this.initialScale = initialScale;
    }

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return List.of(new ParameterSpec(MEAN, event));
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        // log p(x) = -d - log s - 2 log(1 + exp(-d)), d = (x - mean) / s
        NDArray logScale = logScale(pass);
        NDArray d = x.sub(given.get(MEAN)).mul(logScale.neg().exp());
        NDArray logDensity = d.add(logScale).add(Operations.softplus(d.neg()).mul(2)).neg();
        return Event.sum(logDensity, mask);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return given.get(MEAN);
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        // x = mean + temperature s log(u / (1 - u))
        NDArray mean = given.get(MEAN);
        NDArray u = pass.uniform("likelihood", mean.getShape());
        NDArray deviation = u.log().sub(u.neg().add(1).log());
        return mean.add(deviation.mul(logScale(pass).exp()).mul(temperature));
    }

    @Override
    public Support support() {
        return Support.REAL;
    }

    private NDArray logScale(Pass pass) {
        float start = (float) Math.log(initialScale);
        return pass.parameter("log_scale", new Shape(1), new ConstantInitializer(start));
    }
}
