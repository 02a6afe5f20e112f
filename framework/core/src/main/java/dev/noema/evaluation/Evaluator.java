package dev.noema.evaluation;

import dev.noema.config.EvaluationConfig;
import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Sequence;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.ReconstructionMetric;
import dev.noema.spi.Support;
import java.util.List;
import java.util.Optional;

/**
 * Measures a model on data that it did not learn from. The same model, data and seed give the same
 * figures.
 */
public final class Evaluator {

    /** Mutual information takes all pairs of items. */
    private static final int MOST_PAIRED = 2000;

    private final TrainedModel model;
    private final List<ReconstructionMetric> metrics;
    private final List<Measurement> measurements;
    private final EvaluationConfig config;
    private final long seed;

    /** An evaluator without further measurements. */
    public Evaluator(
            TrainedModel model,
            List<ReconstructionMetric> metrics,
            EvaluationConfig config,
            long seed) {
        this(model, metrics, List.of(), config, seed);
    }

    /**
     * An evaluator.
     *
     * @param metrics what tells how good reconstructions are
     * @param measurements what the kind of data brings besides
     * @param config how much is measured
     * @param seed names the noise, and the draw by which data are binarised
     */
    public Evaluator(
            TrainedModel model,
            List<ReconstructionMetric> metrics,
            List<Measurement> measurements,
            EvaluationConfig config,
            long seed) {
        this.model = model;
        this.metrics = List.copyOf(metrics);
        this.measurements = List.copyOf(measurements);
        this.config = config;
        this.seed = seed;
    }

    /** Measures the best checkpoint of a run. */
    public static Evaluation evaluate(Run run, Data data, EvaluationConfig config) {
        try (TrainedModel model = run.model()) {
            return new Evaluator(
                            model,
                            run.metrics(),
                            run.measurements(),
                            config,
                            run.config().seed())
                    .evaluate(data);
        }
    }

    /**
     * Measures on the test data, or where there are none on the validation data.
     *
     * @throws DataException when there are neither
     */
    public Evaluation evaluate(Data data) {
        boolean test = data.test().size() > 0;
        Dataset held = held(data);
        Items items = Items.spread(held, config.items(), seed);
        Measured measured = new Measured(model, data, items);
        return new Evaluation(
                test ? "test" : "validation",
                bound(items),
                likelihood(Items.spread(held, config.importanceItems(), seed)),
                latent(held, items),
                reconstructions(measured, items),
                measurements.stream().flatMap(each -> each.measure(measured).stream()).toList());
    }

    /**
     * The test data, or where there are none the validation data; throws where there are neither.
     */
    static Dataset held(Data data) {
        Dataset held = data.test().size() > 0 ? data.test() : data.validation();
        if (held.size() == 0) {
            throw new DataException(
                    "there is nothing to evaluate on: the data keep no items for test or validation");
        }
        return held;
    }

    private Evaluation.Bound bound(Items items) {
        ItemBound[] bounds = new BoundEstimator(model, 1, seed).estimate(items);
        return new Evaluation.Bound(
                bounds.length,
                Mean.of(bounds, ItemBound::elbo),
                Mean.of(bounds, ItemBound::reconstruction),
                Mean.of(bounds, ItemBound::kl));
    }

    private Evaluation.Likelihood likelihood(Items items) {
        ItemBound[] bounds =
                new BoundEstimator(model, config.importanceSamples(), seed).estimate(items);
        Mean negative = Mean.of(bounds, bound -> -bound.logLikelihood());
        boolean density = model.traced().model().likelihood().support().kind() == Support.Kind.REAL;
        Sequence sequence = model.about().sequence();
        // bits per dimension = nats / (log 2 * dimensions)
        long dimensions = sequence.varies() ? 1 : model.traced().event().size();
        double bits = negative.value() / (Math.log(2) * dimensions);
        // perplexity per token = exp(sum of nats / number of tokens)
        double perplexity = Math.exp(negative.value() * bounds.length / items.elements());
        return new Evaluation.Likelihood(
                bounds.length,
                config.importanceSamples(),
                negative,
                Mean.of(bounds, ItemBound::elbo),
                density,
                density || sequence.varies() ? null : bits,
                sequence.ofTokens() ? perplexity : null);
    }

    private Evaluation.Latent latent(Dataset held, Items items) {
        Posteriors posteriors = Posteriors.of(model, items);
        Posteriors paired =
                items.count() <= MOST_PAIRED
                        ? posteriors
                        : Posteriors.of(model, Items.spread(held, MOST_PAIRED, seed));
        Optional<Double> information =
                paired.logVariance()
                        .map(logVariance -> MutualInformation.of(paired, logVariance, seed));
        return new Evaluation.Latent(
                posteriors.latent(),
                posteriors.activeUnits(),
                information.orElse(null),
                paired.count());
    }

    private List<Evaluation.Reconstruction> reconstructions(Measured measured, Items items) {
        if (metrics.isEmpty() || !(items.read(0, 1).get(Batch.X) instanceof FloatTensor)) {
            return List.of();
        }
        return new ReconstructionQuality(model, measured.baseline()).measure(items, metrics);
    }
}
