package dev.noema.text.evaluation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as tables show it.
 *
 * @param name such as {@code model}
 */
record Column(String name, Measurement.Subject subject) {

    private static final int AT_ONCE = 256;

    /** Negative log-likelihood, reconstruction and divergence, means in nats per sentence. */
    double[] nats() {
        Measurement.Bounds bounds = subject.bounds();
        return new double[] {
            -mean(bounds.logLikelihood()), mean(bounds.reconstruction()), mean(bounds.divergence())
        };
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** What the likeliest tokens at the mean codes of the first so many items make of them. */
    List<int[]> reconstructions(int count) {
        List<int[]> all = new ArrayList<>();
        for (int from = 0; from < count; from += AT_ONCE) {
            Map<String, Tensor> batch = subject.read(from, Math.min(count, from + AT_ONCE));
            all.addAll(texts((LongTensor) subject.reconstruct(batch)));
        }
        return all;
    }

    /** The first so many measured items. */
    List<int[]> originals(int count) {
        List<int[]> all = new ArrayList<>();
        for (int from = 0; from < count; from += AT_ONCE) {
            Map<String, Tensor> batch = subject.read(from, Math.min(count, from + AT_ONCE));
            all.addAll(texts((LongTensor) batch.get(Batch.X)));
        }
        return all;
    }

    /** New sentences, drawn at temperature 1; of a conditional model of all classes in turn. */
    List<int[]> samples(int count) {
        GenerativeModel model = subject.model();
        List<int[]> all = new ArrayList<>();
        for (int from = 0; from < count; from += AT_ONCE) {
            int items = Math.min(AT_ONCE, count - from);
            Optional<LongTensor> condition = classes(model, items);
            long seed = subject.seed() + from;
            FloatTensor z = model.sample(items, seed, 1, condition).get(GenerativeModel.Z);
            all.addAll(
                    texts(
                            Generation.of(
                                            model.steps(),
                                            model.about().sequence(),
                                            z,
                                            condition,
                                            Decoding.SAMPLE,
                                            seed)
                                    .all()));
        }
        return all;
    }

    private static Optional<LongTensor> classes(GenerativeModel model, int items) {
        int classes = model.about().classes().size();
        if (classes == 0) {
            return Optional.empty();
        }
        long[] numbers = new long[items];
        Arrays.setAll(numbers, item -> item % classes);
        return Optional.of(new LongTensor(numbers, items));
    }

    /** The tokens of each item without the end and the padding. */
    static List<int[]> texts(LongTensor padded) {
        List<int[]> texts = new ArrayList<>();
        for (int item = 0; item < padded.shape()[0]; item++) {
            texts.add(
                    Arrays.stream(Lengths.tokens(padded, item))
                            .mapToInt(Math::toIntExact)
                            .toArray());
        }
        return texts;
    }
}
