package dev.noema.serving.generation;

import dev.noema.serving.random.Noise;
import java.util.Arrays;

/**
 * Chooses one token by its logits, without noise of its own.
 *
 * <p>A token is drawn as the winner of a race of exponentials: argmin_v E_v / w_v with w_v =
 * exp(logit_v / temperature) falls on v with the probability w_v / sum w. A rounding error in the
 * logits turns the choice only where two runners come in level, so that graph and engine choose
 * alike.
 */
final class TokenChoice {

    private final Decoding decoding;
    private final double[] weights;
    private final float[] uniforms;
    private double[] sorted = new double[0];

    TokenChoice(Decoding decoding, int tokens) {
        this.decoding = decoding;
        this.weights = new double[tokens];
        this.uniforms = new float[tokens];
    }

    /**
     * The token of one item.
     *
     * @param logits of many items
     * @param from where the item's own begin
     * @param allowed the tokens that may be chosen, at least one
     * @param noise the row of this step
     * @param item which stretch of the row is the item's
     */
    int choose(float[] logits, int from, boolean[] allowed, Noise noise, long item) {
        int best = likeliest(logits, from, allowed);
        if (decoding.temperature() == 0) {
            return best;
        }
        for (int token = 0; token < weights.length; token++) {
            double below = (double) logits[from + token] - logits[from + best];
            weights[token] = allowed[token] ? StrictMath.exp(below / decoding.temperature()) : 0;
        }
        double least = Math.max(atLeastByCount(), atLeastByMass());
        noise.uniforms(uniforms, 0, uniforms.length, item * uniforms.length);
        int winner = best;
        double first = Double.POSITIVE_INFINITY;
        for (int token = 0; token < weights.length; token++) {
            double weight = weights[token];
            // -log u >= 1 - u: most need no logarithm to be known as beaten
            if (weight >= least && weight > 0 && (1 - uniforms[token]) < first * weight) {
                double time = -StrictMath.log(uniforms[token]) / weight;
                if (time < first) {
                    first = time;
                    winner = token;
                }
            }
        }
        return winner;
    }

    private static int likeliest(float[] logits, int from, boolean[] allowed) {
        int best = -1;
        for (int token = 0; token < allowed.length; token++) {
            if (allowed[token] && (best < 0 || logits[from + token] > logits[from + best])) {
                best = token;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("the rules for tokens leave none that may come next");
        }
        return best;
    }

    /** The least weight among the likeliest k tokens. */
    private double atLeastByCount() {
        int k = decoding.topK();
        return k == 0 || k >= weights.length ? 0 : descending()[k - 1];
    }

    /** The least weight among the likeliest tokens that have the wanted mass. */
    private double atLeastByMass() {
        if (decoding.topP() == 1) {
            return 0;
        }
        double[] descending = descending();
        double all = 0;
        for (double weight : descending) {
            all += weight;
        }
        double mass = 0;
        for (double weight : descending) {
            mass += weight;
            if (mass >= decoding.topP() * all) {
                return weight;
            }
        }
        return 0;
    }

    private double[] descending() {
        if (sorted.length == 0) {
            sorted = new double[weights.length];
        }
        for (int token = 0; token < weights.length; token++) {
            sorted[token] = -weights[token];
        }
        Arrays.sort(sorted);
        for (int token = 0; token < sorted.length; token++) {
            sorted[token] = -sorted[token];
        }
        return sorted;
    }
}
