package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/**
 * Independent binary elements, p(x|z) = sigmoid(logits)^x (1 - sigmoid(logits))^(1 - x): a
 * probability of 0 and 1.
 */
public final class Bernoulli implements Likelihood {

    /** Log-odds of 1, {@code (batch, event...)}. */
    public static final String LOGITS = "logits";

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return List.of(new ParameterSpec(LOGITS, event));
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        // log p(x) = x l - log(1 + exp(l))
        NDArray logits = given.get(LOGITS);
        return Event.sum(x.mul(logits).sub(Activation.softPlus(logits)), mask);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return Activation.sigmoid(given.get(LOGITS));
    }

    /** Draws with logits divided by the temperature; at 0, the likelier of the two values. */
    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        // log u - log(1 - u) is logistic, so P(l + temperature (log u - log(1 - u)) > 0) =
        // sigmoid(l / temperature)
        NDArray logits = given.get(LOGITS);
        NDArray uniform = pass.uniform(Noise.ELEMENT, logits.getShape());
        NDArray logistic = uniform.log().sub(uniform.neg().add(1).log());
        return logits.add(logistic.mul(temperature)).gt(0).toType(DataType.FLOAT32, false);
    }

    @Override
    public Support support() {
        return Support.BINARY;
    }
}
