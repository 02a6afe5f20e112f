package dev.noema.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.likelihood.GaussianFactory;
import dev.noema.likelihood.GaussianOptions;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The linear-Gaussian model, whose optimum is probabilistic PCA: x = W z + mean + noise, p(z|x) =
 * N(W'(x - mean) / l, noise / l), with l the leading eigenvalues. Everything about it is known in
 * closed form.
 */
class LinearGaussianTest {

    private final Oracle oracle = Oracle.of("principal_components");
    private final float[] exact = oracle.numbers("log_likelihood");
    private final double noise = oracle.number("noise_variance");
    private NDManager manager;
    private NDArray x;

    @BeforeEach
    void open() {
        manager = Torch.newManager();
        x = oracle.array(manager, "x");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /**
     * The optimal model with the decoder's weights, the noise and the encoder's variance
     * multiplied, its mean moved.
     */
    private Model model(int copies, double weights, double noises, double variances, double shift) {
        NDArray mean = oracle.array(manager, "posterior_mean").add(shift).repeat(0, copies);
        NDArray logVariance =
                oracle.array(manager, "posterior_variance")
                        .log()
                        .add(Math.log(variances))
                        .broadcast(mean.getShape());
        NDArray transposed = oracle.array(manager, "weights").transpose().mul(weights);
        NDArray offset = oracle.array(manager, "mean");
        Encoder encoder = (batch, pass) -> new DiagonalGaussian(mean, logVariance);
        Decoder decoder =
                (z, given, pass) -> Parameters.of("mean", z.matMul(transposed).add(offset));
        Likelihood likelihood =
                new GaussianFactory()
                        .create(
                                new GaussianOptions(GaussianOptions.Variance.FIXED, noise * noises),
                                new PartContext(new Shape(6), 2, 0, List.of()));
        return new Model(encoder, decoder, new StandardNormal(2), likelihood);
    }

    private float[] logWeights(Model model, int copies) {
        Batch batch = new Batch(Map.of(Batch.X, x.repeat(0, copies)));
        return ImportanceWeighting.logWeights(batch, model, PlainPass.evaluating(manager))
                .toFloatArray();
    }

    @Test
    void withTheExactPosteriorEveryWeightIsTheLikelihood() {
        float[] weights = logWeights(model(1, 1, 1, 1, 0), 1);
        for (int i = 0; i < exact.length; i++) {
            assertEquals(exact[i], weights[i], 2e-4);
        }
    }

    private double elbo(Model model) {
        Batch batch = new Batch(Map.of(Batch.X, x));
        Elbo elbo =
                new ElboFactory((part, context) -> null)
                        .create(
                                ElboOptions.defaults(),
                                new PartContext(new Shape(6), 2, 0, List.of()));
        double sum = 0;
        int draws = 300;
        PlainPass pass = PlainPass.training(manager);
        for (int i = 0; i < draws; i++) {
            LossTerms terms = elbo.loss(batch, model, pass);
            sum -= terms.loss().getFloat() / draws;
        }
        return sum;
    }

    private double meanLikelihood() {
        double sum = 0;
        for (float value : exact) {
            sum += value / exact.length;
        }
        return sum;
    }

    @Test
    void theOptimumIsProbabilisticPrincipalComponents() {
        double optimum = elbo(model(1, 1, 1, 1, 0));
        assertEquals(meanLikelihood(), optimum, 0.03);
        assertTrue(elbo(model(1, 1.3, 1, 1, 0)) < optimum - 0.03);
        assertTrue(elbo(model(1, 0.7, 1, 1, 0)) < optimum - 0.03);
        assertTrue(elbo(model(1, 1, 1.5, 1, 0)) < optimum - 0.03);
        assertTrue(elbo(model(1, 1, 0.7, 1, 0)) < optimum - 0.03);
    }

    @Test
    void theGapOfTheBoundIsTheDivergenceFromTheExactPosterior() {
        // KL(N(m, 2 s^2) || N(m, s^2)) = (2 - log 2 - 1) / 2 in each of 2 dimensions
        double gap = 1 - Math.log(2);
        assertEquals(meanLikelihood() - gap, elbo(model(1, 1, 1, 2, 0)), 0.05);
    }

    @Test
    void theImportanceWeightedBoundRisesToTheLikelihood() {
        int draws = 4096;
        float[] weights = logWeights(model(draws, 1, 1, 2, 0.05), draws);
        double before = Double.NEGATIVE_INFINITY;
        for (int k : new int[] {1, 4, 16, 64, 4096}) {
            double bound = bound(weights, k);
            assertTrue(bound > before, k + " weights: " + bound + " after " + before);
            before = bound;
        }
        assertEquals(meanLikelihood(), before, 0.01);
    }

    /** The mean over items, and over groups of k of their weights, of the bound. */
    private double bound(float[] weights, int k) {
        int groups = weights.length / k;
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            LogMeanExp mean = new LogMeanExp();
            for (int i = 0; i < k; i++) {
                mean.add(weights[group * k + i]);
            }
            sum += mean.value();
        }
        return sum / groups;
    }
}
