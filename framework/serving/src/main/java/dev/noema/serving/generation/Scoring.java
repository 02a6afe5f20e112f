package dev.noema.serving.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** How likely items of tokens are at codes, step by step. */
public final class Scoring {

    private Scoring() {}

    /**
     * {@code log p(x|z) = sum_t log p(x_t | x_<t, z)} of each item, its end included, in nats.
     *
     * @param x items {@code (batch, time)}, padded by {@link Sequence#BOUNDARY}
     * @param z a code for each, {@code (batch, latent...)}
     * @param condition the class of each, {@code (batch)}, where the model has classes
     */
    public static double[] logProbabilities(
            StepDecoder decoder, LongTensor x, FloatTensor z, Optional<LongTensor> condition) {
        int items = Math.toIntExact(x.shape()[0]);
        int time = Math.toIntExact(x.shape()[1]);
        long[] lengths = Lengths.of(x).values();
        double[] sums = new double[items];
        Map<String, Tensor> state = decoder.start(z, condition);
        long[] previous = new long[items];
        Arrays.fill(previous, Sequence.BOUNDARY);
        for (int step = 0; step < time; step++) {
            StepDecoder.Next next = decoder.next(new LongTensor(previous, items), state);
            state = next.state();
            FloatTensor logits = (FloatTensor) next.parameters().get(Generation.LOGITS);
            int tokens = Math.toIntExact(logits.shape()[1]);
            previous = new long[items];
            for (int item = 0; item < items; item++) {
                previous[item] = x.values()[item * time + step];
                if (step < lengths[item]) {
                    int from = item * tokens;
                    sums[item] +=
                            logits.values()[from + (int) previous[item]]
                                    - Beam.logSum(logits.values(), from, tokens);
                }
            }
        }
        return sums;
    }
}
