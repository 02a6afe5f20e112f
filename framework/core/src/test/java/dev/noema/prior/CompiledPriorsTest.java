package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.oracle.Compiled;
import dev.noema.oracle.Oracle;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Prior;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledPriorsTest {

    @Test
    void standardNormal() {
        check(new StandardNormal(2));
    }

    @Test
    void fittedMixture() {
        GaussianMixture mixture =
                new GaussianMixture(
                        new GaussianMixtureOptions(3, GaussianMixtureOptions.Covariance.FULL), 2);
        check(mixture.refit(Oracle.of("fit").numbers("codes"), 600, 2, 1));
    }

    @Test
    void conditionalNormal() {
        PartContext context = new PartContext(new Shape(4), 2, 3, List.of());
        Prior prior =
                new ConditionalNormalFactory()
                        .create(new ConditionalNormalOptions(List.of(5)), context);
        check(prior);
    }

    private static void check(Prior prior) {
        Map<String, Shape> inputs =
                Map.of(
                        "z",
                        new Shape(2),
                        "mean",
                        new Shape(2),
                        "log_variance",
                        new Shape(2),
                        Batch.CONDITION,
                        new Shape(3));
        Compiled.agrees(
                true,
                inputs,
                (pass, arrays) -> {
                    Batch given = new Batch(arrays);
                    NDArray z = arrays.get("z");
                    DiagonalGaussian posterior =
                            new DiagonalGaussian(arrays.get("mean"), arrays.get("log_variance"));
                    Pass own = pass.scope("prior");
                    return Map.of(
                            "log_probability", prior.logProbability(z, given, own),
                            "divergence", prior.divergence(posterior, z, given, own),
                            "draw", posterior.sample(pass),
                            "sample", prior.sample(z.getShape().get(0), given, z.mean(), own));
                });
    }
}
