package dev.noema.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.likelihood.Bernoulli;
import dev.noema.oracle.PlainPass;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.schedule.Span;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.Part;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Prior;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two items of two elements; the posterior's divergences are (0.5, 0) and (2, 0), so 0.5 and 2 nats
 * an item.
 */
class ElboTest {

    private static final PartContext CONTEXT = new PartContext(new Shape(2), 2, 0, List.of());
    private static final ObjectiveTerm ABSOLUTE =
            new ObjectiveTerm() {
                @Override
                public String name() {
                    return "absolute";
                }

                @Override
                public double weight() {
                    return 3;
                }

                @Override
                public NDArray value(DecodedBatch decoded, Pass pass) {
                    return decoded.batch().x().sub(decoded.mean()).abs().sum(new int[] {1});
                }
            };

    private NDManager manager;
    private Batch batch;
    private Model model;

    @BeforeEach
    void open() {
        manager = Torch.newManager();
        batch =
                new Batch(
                        Map.of(Batch.X, manager.create(new float[] {0, 1, 1, 1}, new Shape(2, 2))));
        Encoder encoder =
                (items, pass) ->
                        new DiagonalGaussian(
                                manager.create(new float[] {1, 0, 2, 0}, new Shape(2, 2)),
                                manager.zeros(new Shape(2, 2)));
        Decoder decoder = (z, given, pass) -> Parameters.of("logits", z);
        model = new Model(encoder, decoder, new StandardNormal(2), new Bernoulli());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static ElboOptions options(
            BetaSchedule beta, double freeBits, int samples, boolean term) {
        List<Part<ObjectiveTerm>> terms =
                term ? List.of(new Part<>("absolute", ElboOptions.defaults())) : List.of();
        return new ElboOptions(beta, freeBits, samples, terms);
    }

    private LossTerms loss(ElboOptions options, PlainPass pass) {
        return new ElboFactory((part, context) -> ABSOLUTE)
                .create(options, CONTEXT)
                .loss(batch, model, pass);
    }

    private PlainPass noiseless() {
        return PlainPass.training(manager).with("posterior", manager.zeros(new Shape(2, 2)));
    }

    private static double softplus(double value) {
        return Math.log1p(Math.exp(value));
    }

    // -log p(x|z) of the items at z = mean
    private static final double FIRST = softplus(1) + softplus(0);
    private static final double SECOND = softplus(2) - 2 + softplus(0);
    private static final double RECONSTRUCTION = (FIRST + SECOND) / 2;

    @Test
    void isReconstructionAndDivergence() {
        LossTerms terms = loss(ElboOptions.defaults(), noiseless());
        assertArrayEquals(
                new float[] {(float) FIRST, (float) SECOND},
                terms.terms().get("reconstruction").toFloatArray(),
                1e-5f);
        assertArrayEquals(new float[] {0.5f, 2}, terms.terms().get("kl").toFloatArray(), 1e-5f);
        assertEquals(new Shape(2, 2), terms.divergence().getShape());
        assertEquals(RECONSTRUCTION + 1.25, terms.loss().getFloat(), 1e-5);
        assertEquals(new Shape(), terms.loss().getShape());
    }

    @Test
    void weighsTheDivergence() {
        assertEquals(
                RECONSTRUCTION + 4 * 1.25,
                loss(options(new BetaSchedule.Constant(4), 0, 1, false), noiseless())
                        .loss()
                        .getFloat(),
                1e-5);
        BetaSchedule linear = new BetaSchedule.Linear(0, 1, Span.parse("1 epoch"));
        assertEquals(
                RECONSTRUCTION + 0.3 * 1.25,
                loss(options(linear, 0, 1, false), noiseless().with("beta", manager.create(0.3f)))
                        .loss()
                        .getFloat(),
                1e-5);
        BetaSchedule capacity = new BetaSchedule.Capacity(10, 0, 25, Span.parse("1 epoch"));
        assertEquals(
                RECONSTRUCTION + 10 * (5 - 1.25),
                loss(
                                options(capacity, 0, 1, false),
                                noiseless().with("capacity", manager.create(5f)))
                        .loss()
                        .getFloat(),
                1e-4);
    }

    @Test
    void freeBitsCountForEachDimension() {
        // Means over the batch are 1.25 and 0: max(0.5, 1.25) + max(0.5, 0)
        assertEquals(
                RECONSTRUCTION + 1.75,
                loss(options(new BetaSchedule.Constant(1), 0.5, 1, false), noiseless())
                        .loss()
                        .getFloat(),
                1e-5);
        assertEquals(
                RECONSTRUCTION + 4,
                loss(options(new BetaSchedule.Constant(1), 2, 1, false), noiseless())
                        .loss()
                        .getFloat(),
                1e-5);
    }

    @Test
    void freeBitsOfAPriorThatDoesNotFallApartCountForAll() {
        Prior whole =
                new Prior() {
                    private final Prior normal = new StandardNormal(2);

                    @Override
                    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
                        return normal.logProbability(z, given, pass);
                    }

                    @Override
                    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
                        return normal.sample(count, given, temperature, pass);
                    }
                };
        model = new Model(model.encoder(), model.decoder(), whole, model.likelihood());
        // One column of 0.5 and 2 at z = mean (log q - log p = |mean|^2 / 2), against 2 dimensions
        // of 1 nat each
        LossTerms terms = loss(options(new BetaSchedule.Constant(1), 1, 1, false), noiseless());
        assertEquals(new Shape(2, 1), terms.divergence().getShape());
        assertEquals(RECONSTRUCTION + 2, terms.loss().getFloat(), 1e-5);
    }

    @Test
    void severalDrawsAreAveraged() {
        PlainPass pass =
                noiseless()
                        .with(
                                "draw1/posterior",
                                manager.create(new float[] {-1, 0, 0, 0}, new Shape(2, 2)))
                        .with("draw2/posterior", manager.zeros(new Shape(2, 2)));
        LossTerms terms = loss(options(new BetaSchedule.Constant(1), 0, 3, true), pass);
        // The second draw of the first item is z = (0, 0)
        double first = (2 * FIRST + 2 * softplus(0)) / 3;
        assertArrayEquals(
                new float[] {(float) first, (float) SECOND},
                terms.terms().get("reconstruction").toFloatArray(),
                1e-5f);
        assertEquals(new Shape(2), terms.terms().get("absolute").getShape());
    }

    @Test
    void addsTerms() {
        LossTerms terms = loss(options(new BetaSchedule.Constant(1), 0, 1, true), noiseless());
        float[] absolute = terms.terms().get("absolute").toFloatArray();
        assertEquals(1 / (1 + Math.exp(-1)) + 0.5, absolute[0], 1e-5);
        assertEquals(
                RECONSTRUCTION + 1.25 + 3 * (absolute[0] + absolute[1]) / 2,
                terms.loss().getFloat(),
                1e-4);
        ElboOptions twice =
                new ElboOptions(
                        new BetaSchedule.Constant(1),
                        0,
                        1,
                        List.of(
                                new Part<>("absolute", ElboOptions.defaults()),
                                new Part<>("absolute", ElboOptions.defaults())));
        assertThrows(IllegalArgumentException.class, () -> loss(twice, noiseless()));
    }

    @Test
    void leavesOutWhatIsMasked() {
        batch = batch.with(Batch.MASK, manager.create(new float[] {1, 0, 1, 1}, new Shape(2, 2)));
        assertEquals(
                softplus(1),
                loss(ElboOptions.defaults(), noiseless()).terms().get("reconstruction").getFloat(0),
                1e-5);
    }
}
