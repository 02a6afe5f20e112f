package dev.noema.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.prior.Descent;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.Batch;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.training.optimizer.Adam;
import dev.noema.training.optimizer.CommonOptions;
import dev.noema.training.schedule.LearningRate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fits a density to codes with the compiled step of training, by Adam with a falling rate. */
public final class CodeDescent implements Descent {

    private static final int BATCH = 64;
    private static final double RATE = 2e-3;
    private static final double CLIP = 10;
    private static final String PURPOSE = "code-descent";
    private static final String PARAMETERS = "model/";

    @Override
    public Map<String, FloatTensor> fit(
            Density density, float[] rows, int count, int width, int epochs, long seed) {
        Objective objective =
                (batch, model, pass) -> {
                    NDArray value = density.logProbability(batch.x(), pass).neg();
                    return new LossTerms(
                            value.mean(),
                            Map.of("negative-log-probability", value),
                            value.expandDims(1));
                };
        Adam adam =
                new Adam(
                        new CommonOptions(LearningRate.constant(RATE), CLIP, 0),
                        0.9,
                        0.999,
                        1e-8,
                        0,
                        false);
        try (TracedModel model = bare(width);
                ModelLearner learner =
                        new ModelLearner(
                                model,
                                objective,
                                ModelLearner.Way.COMPILED,
                                adam,
                                false,
                                seed,
                                Device.cpu())) {
            int size = Math.min(BATCH, count);
            long steps = (long) epochs * (count / size);
            int[] order = new int[0];
            for (long step = 0; step < steps; step++) {
                int at = (int) (step % (count / size));
                if (at == 0) {
                    order = Noise.of(seed, step, PURPOSE).permutation(count);
                }
                int[] items = Arrays.copyOfRange(order, at * size, (at + 1) * size);
                Map<String, Tensor> batch = Map.of(Batch.X, rows(rows, items, width));
                // half a cosine from the whole rate to none
                double rate = RATE * (1 + Math.cos(Math.PI * step / steps)) / 2;
                learner.step(step, List.of(batch), Map.of(Learner.LEARNING_RATE, (float) rate));
            }
            return learned(learner.state());
        }
    }

    /** A model of which only the objective is ever asked. */
    private static TracedModel bare(int width) {
        Model parts =
                new Model(
                        (batch, pass) -> {
                            throw new IllegalStateException("nothing is encoded");
                        },
                        (z, given, pass) -> {
                            throw new IllegalStateException("nothing is decoded");
                        },
                        new StandardNormal(width),
                        null);
        return new TracedModel(parts, Conditioning.NONE, new Shape(width), width);
    }

    private static FloatTensor rows(float[] rows, int[] items, int width) {
        float[] some = new float[items.length * width];
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(rows, items[i] * width, some, i * width, width);
        }
        return new FloatTensor(some, items.length, width);
    }

    private static Map<String, FloatTensor> learned(Map<String, Tensor> state) {
        Map<String, FloatTensor> learned = new LinkedHashMap<>();
        state.forEach(
                (name, tensor) -> {
                    if (name.startsWith(PARAMETERS)) {
                        learned.put(name.substring(PARAMETERS.length()), (FloatTensor) tensor);
                    }
                });
        return learned;
    }
}
