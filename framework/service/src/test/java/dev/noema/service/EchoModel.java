package dev.noema.service;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model whose codes are the items themselves, so that an answer shows its request. */
final class EchoModel implements GenerativeModel {

    @Override
    public About about() {
        return new About("echo", "test", Map.of(), List.of(1L, 2L, 3L), 6, List.of());
    }

    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        return Map.of(MEAN, new FloatTensor(((FloatTensor) x).values(), x.shape()[0], 6));
    }

    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        return Map.of(EXPECTED, z);
    }

    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        return Map.of(Z, new FloatTensor(new float[6 * count], count, 6));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
