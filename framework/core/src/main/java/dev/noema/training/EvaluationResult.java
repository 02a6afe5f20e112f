package dev.noema.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an evaluation gave, in nats, as sums over items, so that results of batches of different
 * size add up.
 *
 * @param items how many items were evaluated
 * @param loss the loss, summed over items
 * @param terms the parts of the loss by name, summed over items
 * @param divergence the KL divergence of each latent dimension, summed over items
 */
@SuppressWarnings("ArrayRecordComponent")
public record EvaluationResult(
        long items, double loss, Map<String, Double> terms, double[] divergence) {

    public EvaluationResult {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** The result over the items of both. */
    public EvaluationResult plus(EvaluationResult other) {
        Map<String, Double> sums = new LinkedHashMap<>(terms);
        other.terms.forEach((name, value) -> sums.merge(name, value, Double::sum));
        double[] divergences = divergence.clone();
        for (int i = 0; i < divergences.length; i++) {
            divergences[i] += other.divergence[i];
        }
        return new EvaluationResult(items + other.items, loss + other.loss, sums, divergences);
    }

    /** How many latent dimensions are active. */
    public int activeUnits() {
        int active = 0;
        for (double sum : divergence) {
            active += sum / items > StepResult.ACTIVE ? 1 : 0;
        }
        return active;
    }
}
