package dev.noema.text.evaluation;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What tells good samples from bad ones.
 *
 * @param distinct the share of pairs of tokens that are different (Li et al. 2016, distinct-2)
 * @param selfBleu how like each other they are
 * @param copied the longest run of tokens that stands in the training data, as a share of the
 *     sample; the mean over samples
 * @param reversePerplexity per token, of real texts under a trigram model of the samples
 */
record SampleFigures(double distinct, double selfBleu, double copied, double reversePerplexity) {

    /**
     * The figures of samples.
     *
     * @param training what runs may have been copied from
     * @param real texts that no model learned from
     * @param tokens how many different tokens there are
     */
    static SampleFigures of(
            List<int[]> samples, CopiedRuns training, List<int[]> real, int tokens) {
        return new SampleFigures(
                distinctPairs(samples),
                Bleu.self(samples),
                samples.stream().mapToDouble(training::share).average().orElse(Double.NaN),
                perplexity(KneserNey.of(samples, tokens), real));
    }

    static double distinctPairs(List<int[]> texts) {
        Set<IntBuffer> different = new HashSet<>();
        long all = 0;
        for (int[] text : texts) {
            for (int from = 0; from + 1 < text.length; from++) {
                different.add(IntBuffer.wrap(text, from, 2));
                all++;
            }
        }
        return (double) different.size() / all;
    }

    /** Per token, the one that ends a text included. */
    static double perplexity(KneserNey model, List<int[]> texts) {
        double sum = 0;
        long tokens = 0;
        for (int[] text : texts) {
            sum += model.logProbability(text);
            tokens += text.length + 1;
        }
        return Math.exp(-sum / tokens);
    }
}
