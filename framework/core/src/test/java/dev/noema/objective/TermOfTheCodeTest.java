package dev.noema.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import dev.noema.engine.Torch;
import dev.noema.likelihood.Bernoulli;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.oracle.PlainPass;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.Dimension;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.Part;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.trace.Program;
import dev.noema.trace.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A term that learns a weight and tells one target from a code of one dimension. */
class TermOfTheCodeTest {

    private static final PartContext CONTEXT = new PartContext(new Shape(1), 1, 0, List.of());

    /** (w z - y)^2. */
    private static final class Told implements ObjectiveTerm, Accompanied {

        @Override
        public String name() {
            return "told";
        }

        @Override
        public double weight() {
            return 2;
        }

        @Override
        public int targets() {
            return 1;
        }

        @Override
        public NDArray value(DecodedBatch decoded, Pass pass) {
            NDArray wanted = decoded.batch().targets().orElseThrow();
            return of(decoded.z(), pass).sub(wanted).square().sum(new int[] {1});
        }

        private static NDArray of(NDArray z, Pass pass) {
            return z.mul(pass.parameter("w", new Shape(1), Initializer.ONES));
        }

        @Override
        public Map<String, Companion> companions() {
            Companion.Input z =
                    new Companion.Input("z", List.of(Dimension.BATCH, Dimension.of(1)), -1, 1);
            return Map.of(
                    "told",
                    new Companion(
                            List.of(z),
                            Map.of(),
                            (inputs, pass) -> Map.of("y", of(inputs.get("z"), pass))));
        }
    }

    private static Elbo elbo(int samples) {
        List<Part<ObjectiveTerm>> terms = List.of(new Part<>("told", ElboOptions.defaults()));
        return new ElboFactory((part, context) -> new Told())
                .create(new ElboOptions(new BetaSchedule.Constant(1), 0, samples, terms), CONTEXT);
    }

    /** The code of an item is the item, with a deviation of 1. */
    private static Model model() {
        return new Model(
                (batch, pass) -> new DiagonalGaussian(batch.x(), batch.x().zerosLike()),
                (z, given, pass) -> Parameters.of("logits", z),
                new StandardNormal(1),
                new Bernoulli());
    }

    @Test
    void seesTheCodeOfEachDrawAndTheTargets() {
        try (NDManager manager = Torch.newManager()) {
            Batch batch =
                    new Batch(
                            Map.of(
                                    Batch.X,
                                    manager.create(new float[] {0, 1}, new Shape(2, 1)),
                                    Batch.TARGETS,
                                    manager.create(new float[] {5, 6}, new Shape(2, 1))));
            PlainPass pass =
                    PlainPass.training(manager)
                            .with("terms/told/w", manager.create(new float[] {3}))
                            .with("posterior", manager.create(new float[] {1, 0}, new Shape(2, 1)))
                            .with(
                                    "draw1/posterior",
                                    manager.create(new float[] {2, 1}, new Shape(2, 1)));
            LossTerms one = elbo(1).loss(batch, model(), pass);
            // z = 1 and 1: (3 - 5)^2 and (3 - 6)^2
            assertArrayEquals(new float[] {4, 9}, one.terms().get("told").toFloatArray(), 1e-5f);
            float rest =
                    one.terms().get(LossTerms.RECONSTRUCTION).mean().getFloat()
                            + one.terms().get(LossTerms.KL).mean().getFloat();
            assertEquals(rest + 2 * 6.5, one.loss().getFloat(), 1e-4);
            LossTerms two = elbo(2).loss(batch, model(), pass);
            // z = 2 and 2 besides: (6 - 5)^2 and (6 - 6)^2
            assertArrayEquals(
                    new float[] {2.5f, 4.5f}, two.terms().get("told").toFloatArray(), 1e-5f);
        }
    }

    @Test
    void learnsInAScopeOfItsOwnAndBringsItsFunction() {
        try (TracedModel model = new TracedModel(model(), Conditioning.NONE, new Shape(1), 1)) {
            Program program = model.objective(elbo(1), true);
            assertEquals(
                    List.of("terms/told/w"), List.copyOf(model.weights().parameters().keySet()));
            assertTrue(
                    program.sources(Source.Kind.DATA).stream()
                            .map(Source::name)
                            .collect(Collectors.toSet())
                            .contains(Batch.TARGETS));
            try (NDManager manager = Torch.newManager()) {
                PlainPass pass =
                        PlainPass.evaluating(manager)
                                .with("terms/told/w", manager.create(new float[] {3}));
                NDArray z = manager.create(new float[] {4}, new Shape(1, 1));
                assertEquals(
                        12,
                        elbo(1).companions()
                                .get("told")
                                .function()
                                .apply(Map.of("z", z), pass)
                                .get("y")
                                .getFloat());
            }
        }
    }
}
