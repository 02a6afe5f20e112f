package dev.noema.samples.scores.completion;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Generation;
import java.util.Map;
import java.util.Optional;

/** Another decoder, which sums up how likely the tokens were that came of it. */
final class Likelihoods implements StepDecoder {

    private final StepDecoder decoder;
    private double[] sums = {};
    private float[] logits;

    Likelihoods(StepDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
        sums = new double[Math.toIntExact(z.shape()[0])];
        logits = null;
        return decoder.start(z, condition);
    }

    @Override
    public Next next(Tensor previous, Map<String, Tensor> state) {
        long[] tokens = ((LongTensor) previous).values();
        for (int item = 0; item < sums.length && logits != null; item++) {
            if (tokens[item] != Sequence.BOUNDARY) {
                sums[item] += logProbability(item, (int) tokens[item]);
            }
        }
        Next next = decoder.next(previous, state);
        logits = ((FloatTensor) next.parameters().get(Generation.LOGITS)).values();
        return next;
    }

    // log p(token) = logit(token) - log sum exp(logits)
    private double logProbability(int item, int token) {
        int count = logits.length / sums.length;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            greatest = Math.max(greatest, logits[item * count + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp(logits[item * count + i] - greatest);
        }
        return logits[item * count + token] - greatest - Math.log(sum);
    }

    /** The item whose tokens, all but the last, were the likeliest. */
    int best() {
        int best = 0;
        for (int item = 1; item < sums.length; item++) {
            best = sums[item] > sums[best] ? item : best;
        }
        return best;
    }

    double sum(int item) {
        return sums[item];
    }
}
