package dev.noema.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes a code z and a class c to W z + c.
 *
 * @param weights W, a row for each value of an item
 * @param output what the result is called
 */
record LinearModel(float[][] weights, String output) implements GenerativeModel {

    @Override
    public About about() {
        List<Long> event = List.of((long) weights.length);
        return new About("linear", "none", Map.of(), event, weights[0].length, List.of("a", "b"));
    }

    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        throw new UnsupportedOperationException("not part of what is tested");
    }

    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        int count = (int) z.shape()[0];
        int latent = (int) z.shape()[1];
        float[] items = new float[count * weights.length];
        for (int item = 0; item < count; item++) {
            for (int i = 0; i < weights.length; i++) {
                float sum = condition.isPresent() ? condition.get().values()[item] : 0;
                for (int j = 0; j < latent; j++) {
                    sum += weights[i][j] * z.values()[item * latent + j];
                }
                items[item * weights.length + i] = sum;
            }
        }
        return Map.of(output, new FloatTensor(items, count, weights.length));
    }

    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        throw new UnsupportedOperationException("not part of what is tested");
    }

    @Override
    public void close() {}
}
