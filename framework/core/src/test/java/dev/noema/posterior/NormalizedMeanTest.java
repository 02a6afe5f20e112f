package dev.noema.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.experiment.TrainedModel;
import dev.noema.likelihood.Bernoulli;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalizedMeanTest {

    private static final String NAME = "encoder/mean-normalization/";
    private static final float SCALE = 0.6f;

    private static final Encoder AFFINE =
            (batch, pass) -> {
                NDArray mean = batch.x().mul(7).add(3);
                return new DiagonalGaussian(mean, mean.mul(0));
            };

    private static TracedModel traced(Encoder encoder) {
        return new TracedModel(
                new Model(
                        new NormalizedMean(encoder, SCALE),
                        (z, given, pass) -> Parameters.of(Bernoulli.LOGITS, z),
                        new StandardNormal(1),
                        new Bernoulli()),
                Conditioning.NONE,
                new Shape(1),
                1);
    }

    private static TrainedModel trained() {
        return new TrainedModel(
                new GenerativeModel.About("rows", "rows", Map.of(), List.of(1L), 1, List.of()),
                traced(AFFINE),
                Map.of(
                        NAME + "gamma", new FloatTensor(new float[] {1}, 1),
                        NAME + "beta", new FloatTensor(new float[] {0.5f}, 1),
                        NAME + "runningMean", new FloatTensor(new float[] {10}, 1),
                        NAME + "runningVar", new FloatTensor(new float[] {4}, 1)),
                Device.cpu());
    }

    @Test
    void trainingNormalizesOverTheBatch() {
        try (TrainedModel model = trained()) {
            FloatTensor mean =
                    model.run(
                                    "training",
                                    () ->
                                            model.traced()
                                                    .function(
                                                            true,
                                                            (pass, batch) ->
                                                                    Map.of(
                                                                            "mean",
                                                                            mean(
                                                                                    model, pass,
                                                                                    batch))),
                                    Map.of("x", new FloatTensor(new float[] {-2, 0, 2, 4}, 4, 1)),
                                    Map.of())
                            .get("mean");
            // x has mean 1 and variance 5, whatever the encoder's 7 x + 3 makes of it
            for (int i = 0; i < 4; i++) {
                double normal = (2 * i - 2 - 1) / Math.sqrt(5);
                assertEquals(SCALE * (normal + 0.5), mean.values()[i], 1e-5);
            }
        }
    }

    private static NDArray mean(TrainedModel model, Pass pass, Batch batch) {
        Encoder encoder = model.traced().model().encoder();
        return encoder.encode(batch, pass.scope(Model.ENCODER)).mean();
    }

    @Test
    void useTakesTheRunningStatistics() {
        try (TrainedModel model = trained()) {
            FloatTensor mean =
                    model.encode(new FloatTensor(new float[] {2}, 1, 1), Optional.empty())
                            .get(GenerativeModel.MEAN);
            // 7 * 2 + 3 = 17
            assertEquals(SCALE * ((17 - 10) / 2.0 + 0.5), mean.values()[0], 1e-5);
        }
    }

    @Test
    void aPosteriorWithoutVarianceIsRefused() {
        try (TracedModel model = traced((batch, pass) -> new Dirac(batch.x()))) {
            assertThrows(IllegalArgumentException.class, model::encoder);
        }
    }
}
