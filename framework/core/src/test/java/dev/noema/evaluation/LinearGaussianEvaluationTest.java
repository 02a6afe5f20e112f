package dev.noema.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.experiment.TrainedModel;
import dev.noema.oracle.Oracle;
import org.junit.jupiter.api.Test;

/** Bounds of a model whose log-likelihood is known in closed form. */
class LinearGaussianEvaluationTest {

    private final float[] exact = Oracle.of("principal_components").numbers("log_likelihood");
    private final Items items = Items.spread(HandMade.linearGaussianRows(), 1000, 1);

    private ItemBound[] bounds(double variances, int samples, long seed) {
        try (TrainedModel model = HandMade.linearGaussian(variances)) {
            return new BoundEstimator(model, samples, seed).estimate(items);
        }
    }

    private double exactMean() {
        double sum = 0;
        for (float value : exact) {
            sum += value / exact.length;
        }
        return sum;
    }

    @Test
    void withTheExactPosteriorOneDrawGivesTheLikelihood() {
        ItemBound[] bounds = bounds(1, 1, 1);
        assertEquals(exact.length, bounds.length);
        for (int i = 0; i < exact.length; i++) {
            assertEquals(exact[i], bounds[i].logLikelihood(), 2e-4);
        }
    }

    @Test
    void theBoundIsTightAtTheOptimumOfTheDiagonalFamily() {
        ItemBound[] bounds = bounds(1, 2000, 1);
        for (int i = 0; i < exact.length; i++) {
            assertEquals(
                    exact[i], bounds[i].elbo(), 0.15); // Monte Carlo: 1 nat / sqrt(2000), 6 sigma
        }
        assertEquals(exactMean(), Mean.of(bounds, ItemBound::elbo).value(), 0.02);
    }

    @Test
    void theGapIsTheDivergenceFromTheExactPosterior() {
        // KL(N(m, 3 s^2) || N(m, s^2)) = (3 - 1 - log 3) / 2 in each of 2 dimensions
        double gap = 2 - Math.log(3);
        double elbo = Mean.of(bounds(3, 2000, 1), ItemBound::elbo).value();
        assertEquals(exactMean() - gap, elbo, 0.05);
    }

    @Test
    void theImportanceWeightedBoundRisesToTheLikelihood() {
        double before = Double.NEGATIVE_INFINITY;
        for (int samples : new int[] {1, 5, 25, 125, 5000}) {
            double bound = 0;
            int repeats = samples > 25 ? 2 : 20;
            for (int seed = 0; seed < repeats; seed++) {
                ItemBound[] bounds = bounds(3, samples, seed);
                bound += Mean.of(bounds, ItemBound::logLikelihood).value() / repeats;
            }
            assertTrue(bound > before, samples + " draws: " + bound + " after " + before);
            before = bound;
        }
        assertEquals(exactMean(), before, 0.01);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertArrayEquals(bounds(3, 70, 5), bounds(3, 70, 5));
        assertTrue(bounds(3, 70, 5)[0].logLikelihood() != bounds(3, 70, 6)[0].logLikelihood());
    }
}
