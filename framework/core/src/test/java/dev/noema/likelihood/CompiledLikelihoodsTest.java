package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.oracle.Compiled;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompiledLikelihoodsTest {

    private static final Shape EVENT = new Shape(2, 3);
    private static final PartContext CONTEXT = new PartContext(EVENT, 2, 0, List.of());

    @ParameterizedTest
    @EnumSource(GaussianOptions.Variance.class)
    void gaussian(GaussianOptions.Variance variance) {
        check(new GaussianFactory().create(new GaussianOptions(variance, 0.01), CONTEXT));
    }

    @ParameterizedTest
    @EnumSource(LaplaceOptions.Scale.class)
    void laplace(LaplaceOptions.Scale scale) {
        check(new LaplaceFactory().create(new LaplaceOptions(scale, 0.1), CONTEXT));
    }

    @Test
    void bernoulli() {
        check(new BernoulliFactory().create(BernoulliOptions.defaults(), CONTEXT));
    }

    private static void check(Likelihood likelihood) {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put("x", EVENT);
        inputs.put("mask", new Shape(2));
        likelihood.parameters(EVENT).forEach(spec -> inputs.put(spec.name(), spec.shape()));
        for (boolean training : new boolean[] {true, false}) {
            Compiled.agrees(
                    training,
                    inputs,
                    (pass, arrays) -> {
                        Parameters given = new Parameters(arrays);
                        NDArray x = given.get("x");
                        NDArray half = pass.constant(new float[] {0.5f}, new Shape());
                        return Map.of(
                                "whole",
                                likelihood.logProbability(x, given, null, pass),
                                "masked",
                                likelihood.logProbability(x, given, given.get("mask"), pass),
                                "expected",
                                likelihood.mean(given, pass).mul(1),
                                "sample",
                                likelihood.sample(given, half, pass));
                    });
        }
    }
}
