package dev.noema.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.Bernoulli;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.prior.StandardNormal;
import dev.noema.spi.Encoder;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.trace.Program;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizedMeanTest {

    private static final float SCALE = 0.6f;

    private static TracedModel model(Encoder encoder) {
        return new TracedModel(
                new Model(
                        new NormalizedMean(encoder, SCALE),
                        (z, given, pass) -> Parameters.of(Bernoulli.LOGITS, z),
                        new StandardNormal(2),
                        new Bernoulli()),
                Conditioning.NONE,
                new Shape(2),
                2);
    }

    @Test
    void meansHaveTheScaleOverABatchInTraining() {
        Encoder encoder =
                (batch, pass) -> {
                    NDArray mean = batch.x().mul(7).add(3);
                    return new DiagonalGaussian(mean, mean.mul(0));
                };
        try (TracedModel model = model(encoder)) {
            Program program =
                    model.function(
                            true,
                            (pass, batch) -> {
                                NDArray mean =
                                        model.model().encoder().encode(batch, pass).mean();
                                NDArray centred = mean.sub(mean.mean(new int[] {0}, true));
                                return Map.of(
                                        "mean", mean.mean(new int[] {0}),
                                        "variance", centred.square().mean(new int[] {0}));
                            });
            assertEquals(2, program.outputs().size());
        }
    }

    @Test
    void aPosteriorWithoutVarianceIsRefused() {
        Encoder encoder = (batch, pass) -> new Dirac(batch.x());
        try (TracedModel model = model(encoder)) {
            assertThrows(IllegalArgumentException.class, model::encoder);
        }
    }
}
