package dev.noema.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.noema.spi.Batch;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.spi.Prior;
import dev.noema.spi.Support;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The smallest parts that make a variational autoencoder. */
final class TestParts {

    private TestParts() {}

    record Gaussian(NDArray mean, NDArray logVariance) implements Posterior {
        @Override
        public NDArray sample(Pass pass) {
            return mean.add(
                    logVariance.mul(0.5f).exp().mul(pass.normal("posterior", mean.getShape())));
        }

        @Override
        public NDArray logProbability(NDArray z) {
            NDArray squares = z.sub(mean).square().div(logVariance.exp());
            return squares.add(logVariance).add(Math.log(2 * Math.PI)).sum(new int[] {1}).mul(-0.5);
        }

        @Override
        public Map<String, NDArray> parameters() {
            Map<String, NDArray> parameters = new LinkedHashMap<>();
            parameters.put("mean", mean);
            parameters.put("log_variance", logVariance);
            return parameters;
        }
    }

    record Normal() implements Prior {
        @Override
        public NDArray logProbability(NDArray z, Batch given, Pass pass) {
            return z.square().add(Math.log(2 * Math.PI)).sum(new int[] {1}).mul(-0.5);
        }

        @Override
        public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
            return pass.normal("prior", new Shape(count, 3)).mul(temperature);
        }

        @Override
        public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
            Gaussian gaussian = (Gaussian) posterior;
            NDArray variance = gaussian.logVariance().exp();
            return gaussian.mean()
                    .square()
                    .add(variance)
                    .sub(1)
                    .sub(gaussian.logVariance())
                    .mul(0.5);
        }
    }

    record Bernoulli() implements Likelihood {
        @Override
        public List<ParameterSpec> parameters(Shape event) {
            return List.of(new ParameterSpec("logits", event));
        }

        @Override
        public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
            NDArray logits = given.get("logits");
            return logits.mul(x).sub(Activation.softPlus(logits)).sum(new int[] {1, 2, 3});
        }

        @Override
        public NDArray mean(Parameters given, Pass pass) {
            return Activation.sigmoid(given.get("logits"));
        }

        @Override
        public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
            return mean(given, pass);
        }

        @Override
        public Support support() {
            return Support.BINARY;
        }
    }
}
