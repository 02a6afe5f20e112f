package dev.noema.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noema.spi.MeasurementTable;
import java.util.List;

/**
 * The figures of a model on data that it did not learn from; all bounds in nats per item.
 *
 * @param data which part of the data: {@code test}, or {@code validation} where nothing is kept for
 *     tests
 * @param bound the evidence lower bound and its parts
 * @param likelihood the importance-weighted bound
 * @param latent how much of the latent space is used
 * @param reconstructions how near reconstructions are, one for each metric of the data type
 * @param measurements what the kind of data brings besides
 */
public record Evaluation(
        String data,
        Bound bound,
        Likelihood likelihood,
        Latent latent,
        List<Reconstruction> reconstructions,
        List<MeasurementTable> measurements) {

    public Evaluation {
        reconstructions = List.copyOf(reconstructions);
        // Evaluations written before there were any have none.
        measurements = measurements == null ? List.of() : List.copyOf(measurements);
    }

    /**
     * The evidence lower bound with one draw for each item.
     *
     * @param items how many items were measured
     * @param elbo -(reconstruction + kl)
     * @param reconstruction E_q[-log p(x|z)]
     * @param kl KL(q(z|x) || p(z))
     */
    public record Bound(int items, Mean elbo, Mean reconstruction, Mean kl) {}

    /**
     * The importance-weighted estimate of -log p(x), an upper bound.
     *
     * @param items how many items were measured
     * @param samples draws for each item
     * @param negativeLogLikelihood in nats per item
     * @param elbo the evidence lower bound on the same items
     * @param density whether p(x) is a density, so that figures compare only between models of the
     *     same scaling of data, and bits mean nothing
     * @param bitsPerDimension null for a density, and where items vary in length
     * @param perplexity exp of the negative log-likelihood per token, the one that ends an item
     *     included; null where there are no tokens
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Likelihood(
            int items,
            int samples,
            Mean negativeLogLikelihood,
            Mean elbo,
            boolean density,
            Double bitsPerDimension,
            Double perplexity) {}

    /**
     * The use of the latent space.
     *
     * @param dimensions how many there are
     * @param active in how many Var_x(E[z|x]) is above 0.01
     * @param mutualInformation I(x; z) in nats over so many items, at most {@code log(items)}; null
     *     where the posterior is no diagonal Gaussian
     * @param items how many items the mutual information is taken over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Latent(int dimensions, int active, Double mutualInformation, int items) {}

    /**
     * How near reconstructions from the mean code are.
     *
     * @param metric such as {@code psnr}
     * @param unit such as {@code dB}; empty where there is none
     * @param model the model's figure, a mean over items
     * @param baseline that of the principal components of the training data
     * @param components how many principal components: as many as latent dimensions, or what the
     *     data gives
     */
    public record Reconstruction(
            String metric, String unit, double model, double baseline, int components) {}
}
