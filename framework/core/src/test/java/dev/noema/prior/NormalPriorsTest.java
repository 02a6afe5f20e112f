package dev.noema.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.posterior.Dirac;
import dev.noema.spi.Batch;
import dev.noema.spi.PartContext;
import dev.noema.spi.Posterior;
import dev.noema.spi.Prior;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalPriorsTest {

    private static final Batch NOTHING = new Batch(Map.of());
    private static final PartContext CONTEXT = new PartContext(new Shape(1, 8, 8), 3, 5, List.of());

    private final Oracle oracle = Oracle.of("gaussians");

    @Test
    void standardNormalIsThatOfSciPyAndPyTorch() {
        try (NDManager manager = Torch.newManager()) {
            Prior prior =
                    new StandardNormalFactory().create(StandardNormalOptions.defaults(), CONTEXT);
            PlainPass pass = PlainPass.training(manager);
            NDArray z = oracle.array(manager, "z");
            assertArrayEquals(
                    oracle.numbers("standard_log_probability"),
                    prior.logProbability(z, NOTHING, pass).toFloatArray(),
                    1e-4f);
            NDArray divergence = prior.divergence(posterior(manager), z, NOTHING, pass);
            assertEquals(new Shape(4, 3), divergence.getShape());
            assertRelative(oracle.numbers("divergence_from_standard"), divergence.toFloatArray());
        }
    }

    @Test
    void aPointCostsNothingUnderAFlatPrior() {
        try (NDManager manager = Torch.newManager()) {
            Prior prior = new FlatFactory().create(FlatOptions.defaults(), CONTEXT);
            PlainPass pass = PlainPass.training(manager);
            NDArray z = oracle.array(manager, "z");
            Dirac point = new Dirac(z);
            assertArrayEquals(z.toFloatArray(), point.sample(pass).toFloatArray());
            NDArray divergence = prior.divergence(point, z, NOTHING, pass);
            assertEquals(new Shape(4, 1), divergence.getShape());
            assertArrayEquals(new float[4], divergence.toFloatArray());
        }
    }

    @Test
    void conditionalNormalIsThatOfPyTorch() {
        try (NDManager manager = Torch.newManager()) {
            ConditionalNormal prior =
                    new ConditionalNormalFactory()
                            .create(ConditionalNormalOptions.defaults(), CONTEXT);
            PlainPass pass =
                    PlainPass.training(manager)
                            .with("mean", oracle.array(manager, "other_mean"))
                            .with("log_variance", oracle.array(manager, "other_log_variance"));
            Batch batch = new Batch(Map.of(Batch.CONDITION, manager.zeros(new Shape(4, 5))));
            NDArray z = oracle.array(manager, "z");
            assertRelative(
                    oracle.numbers("divergence_from_other"),
                    prior.divergence(posterior(manager), z, batch, pass).toFloatArray());
        }
    }

    @Test
    void conditionalNormalLearnsFromTheCondition() {
        try (NDManager manager = Torch.newManager()) {
            ConditionalNormal prior =
                    new ConditionalNormalFactory()
                            .create(new ConditionalNormalOptions(List.of(7)), CONTEXT);
            PlainPass pass =
                    PlainPass.training(manager).with("prior", manager.zeros(new Shape(2, 3)));
            Batch batch =
                    new Batch(Map.of(Batch.CONDITION, manager.eye(2, 5, 0, DataType.FLOAT32)));
            float[] means = prior.sample(2, batch, manager.create(1f), pass).toFloatArray();
            assertEquals(6, means.length);
            assertNotEquals(means[0], means[3], 1e-4f);
        }
    }

    @Test
    void conditionalNormalNeedsACondition() {
        PartContext unconditional = new PartContext(new Shape(1, 8, 8), 3, 0, List.of());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new ConditionalNormalFactory()
                                .create(ConditionalNormalOptions.defaults(), unconditional));
        assertThrows(
                IllegalArgumentException.class, () -> new ConditionalNormalOptions(List.of(0)));
    }

    @Test
    void closedFormAgreesWithMonteCarlo() {
        try (NDManager manager = Torch.newManager()) {
            int draws = 200_000;
            NDArray mean = manager.create(new float[] {0.5f, -1, 2}, new Shape(1, 3));
            NDArray logVariance = manager.create(new float[] {-1, 0.3f, -3}, new Shape(1, 3));
            PlainPass pass = PlainPass.training(manager);
            StandardNormal prior = new StandardNormal(3);
            Posterior one = new DiagonalGaussian(mean, logVariance);
            Posterior many =
                    new DiagonalGaussian(mean.broadcast(draws, 3), logVariance.broadcast(draws, 3));
            NDArray z = many.sample(pass);
            float estimate =
                    many.logProbability(z)
                            .sub(prior.logProbability(z, NOTHING, pass))
                            .mean()
                            .getFloat();
            float closed = prior.divergence(one, z, NOTHING, pass).sum().getFloat();
            // The estimate's standard error is sqrt(Var) / sqrt(draws), about 0.006.
            assertEquals(closed, estimate, 0.03);
        }
    }

    @Test
    void temperatureScalesTheSpread() {
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            StandardNormal prior = new StandardNormal(3);
            NDArray half = prior.sample(20_000, NOTHING, manager.create(0.5f), pass);
            assertEquals(0, half.mean().getFloat(), 0.01);
            assertEquals(0.25, half.square().mean().getFloat(), 0.005);
        }
    }

    private DiagonalGaussian posterior(NDManager manager) {
        return new DiagonalGaussian(
                oracle.array(manager, "mean"), oracle.array(manager, "log_variance"));
    }

    private static void assertRelative(float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i], actual[i], 1e-5 + 2e-5 * Math.abs(expected[i]), "element " + i);
        }
    }
}
