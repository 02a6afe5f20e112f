package dev.noema.training;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linear regression y = 3 x - 1 + noise by gradient descent with momentum: all the state of a real
 * learner, in two numbers.
 */
final class FakeLearner implements Learner {

    private final float[] weights = {0.5f, 0.5f};
    private final float[] velocity = new float[2];
    private final float[] average = {0.5f, 0.5f};

    @Override
    public Map<String, Tensor> withNoise(Map<String, Tensor> batch, long seed, long draw) {
        float[] noise = new float[(int) batch.get("x").shape()[0]];
        Noise.of(seed, draw, "posterior").normals(noise);
        Map<String, Tensor> noisy = new HashMap<>(batch);
        noisy.put("noise.posterior", new FloatTensor(noise, noise.length));
        return noisy;
    }

    @Override
    public StepResult step(
            long step, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled) {
        float[] gradient = new float[2];
        double loss = 0;
        int items = 0;
        for (Map<String, Tensor> batch : microBatches) {
            float[] x = values(batch, "x");
            float[] noise = values(batch, "noise.posterior");
            for (int i = 0; i < x.length; i++) {
                float error = weights[0] * x[i] + weights[1] - (3 * x[i] - 1) - 0.1f * noise[i];
                gradient[0] += error * x[i];
                gradient[1] += error;
                loss += 0.5 * error * error;
            }
            items += x.length;
        }
        float mean = (float) (loss / items);
        float norm = (float) Math.hypot(gradient[0] / items, gradient[1] / items);
        boolean finite = Float.isFinite(mean) && Float.isFinite(norm);
        if (finite) {
            for (int i = 0; i < 2; i++) {
                velocity[i] = 0.5f * velocity[i] + gradient[i] / items;
                weights[i] -= scheduled.get(LEARNING_RATE) * velocity[i];
                average[i] += 0.1f * (weights[i] - average[i]);
            }
        }
        return new StepResult(
                mean,
                Map.of("reconstruction", mean, "kl", 0f),
                norm,
                new float[] {0.2f, 0},
                finite);
    }

    /** The slope alone counts as the encoder's. */
    @Override
    public StepResult stepEncoder(
            long update, Map<String, Tensor> batch, Map<String, Float> scheduled) {
        float[] before = weights.clone();
        float[] momentum = velocity.clone();
        float[] averaged = average.clone();
        StepResult result = step(update, List.of(batch), scheduled);
        weights[1] = before[1];
        System.arraycopy(momentum, 0, velocity, 0, 2);
        System.arraycopy(averaged, 0, average, 0, 2);
        return result;
    }

    /** Tells the more of x, the greater the slope. */
    @Override
    public Map<String, FloatTensor> posterior(Map<String, Tensor> batch) {
        float[] mean = values(batch, "x").clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] *= weights[0];
        }
        return Map.of(
                "mean",
                new FloatTensor(mean, mean.length, 1),
                "log_variance",
                new FloatTensor(new float[mean.length], mean.length, 1));
    }

    @Override
    public EvaluationResult evaluate(Map<String, Tensor> batch, Map<String, Float> scheduled) {
        float[] x = values(batch, "x");
        double loss = 0;
        for (float value : x) {
            double error = average[0] * value + average[1] - (3 * value - 1);
            loss += 0.5 * error * error;
        }
        return new EvaluationResult(
                x.length,
                loss,
                Map.of("reconstruction", loss, "kl", 0.0),
                new double[] {x.length, 0});
    }

    @Override
    public Explanation explain(
            long step, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled) {
        List<Integer> items = new ArrayList<>();
        int place = 0;
        for (Map<String, Tensor> batch : microBatches) {
            for (float x : values(batch, "x")) {
                if (!Float.isFinite(x)) {
                    items.add(place);
                }
                place++;
            }
        }
        return new Explanation(
                items.isEmpty() ? "gradient" : "reconstruction",
                items.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("model/weights", new FloatTensor(weights.clone(), 2));
        state.put("ema/weights", new FloatTensor(average.clone(), 2));
        state.put("optimizer/velocity", new FloatTensor(velocity.clone(), 2));
        return state;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        System.arraycopy(values(state, "model/weights"), 0, weights, 0, 2);
        System.arraycopy(values(state, "ema/weights"), 0, average, 0, 2);
        System.arraycopy(values(state, "optimizer/velocity"), 0, velocity, 0, 2);
    }

    @Override
    public long parameters() {
        return 2;
    }

    @Override
    public void close() {}

    float[] weights() {
        return weights.clone();
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        return ((FloatTensor) tensors.get(name)).values();
    }
}
