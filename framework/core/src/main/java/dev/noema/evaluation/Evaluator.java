package dev.noema.evaluation;

import dev.noema.config.EvaluationConfig;
import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.objective.MutualInformation;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Sequence;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.ReconstructionMetric;
import dev.noema.spi.Support;
import java.util.Arrays;
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
    private final Optional<TrainedModel> withoutCode;

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
        this(model, metrics, measurements, config, seed, Optional.empty());
    }

    private Evaluator(
            TrainedModel model,
            List<ReconstructionMetric> metrics,
            List<Measurement> measurements,
            EvaluationConfig config,
            long seed,
            Optional<TrainedModel> withoutCode) {
        this.model = model;
        this.withoutCode = withoutCode;
        this.metrics = List.copyOf(metrics);
        this.measurements = List.copyOf(measurements);
        this.config = config;
        this.seed = seed;
    }

    /** The same, which also measures the same decoder trained without a code. */
    public Evaluator beside(TrainedModel other) {
        return new Evaluator(model, metrics, measurements, config, seed, Optional.of(other));
    }

    /** Measures the best checkpoint of a run. */
    public static Evaluation evaluate(Run run, Data data, EvaluationConfig config) {
        try (TrainedModel model = run.model()) {
            return new Evaluator(
                            model, run.metrics(), run.measurements(), config, run.config().seed())
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
        Items weighed = Items.spread(held, config.importanceItems(), seed);
        ItemBound[] bounds = estimate(model, weighed, config.importanceSamples());
        Measured measured =
                new Measured(
                        model,
                        data,
                        items,
                        bounds(weighed, bounds, config.importanceSamples()),
                        withoutCode.map(other -> withoutCode(other, data, items, weighed)));
        return new Evaluation(
                test ? "test" : "validation",
                bound(items),
                likelihood(weighed, bounds),
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
        ItemBound[] bounds = estimate(model, items, 1);
        return new Evaluation.Bound(
                bounds.length,
                Mean.of(bounds, ItemBound::elbo),
                Mean.of(bounds, ItemBound::reconstruction),
                Mean.of(bounds, ItemBound::kl));
    }

    private ItemBound[] estimate(TrainedModel which, Items items, int draws) {
        return new BoundEstimator(which, draws, seed).estimate(items);
    }

    private static Measurement.Bounds bounds(Items items, ItemBound[] bounds, int draws) {
        return new Measurement.Bounds(
                items.indices(),
                Arrays.stream(bounds).mapToDouble(ItemBound::logLikelihood).toArray(),
                Arrays.stream(bounds).mapToDouble(ItemBound::reconstruction).toArray(),
                Arrays.stream(bounds).mapToDouble(ItemBound::kl).toArray(),
                draws);
    }

    /** Without a code one draw is exact: the posterior is the prior, and z changes nothing. */
    private Measurement.Subject withoutCode(
            TrainedModel other, Data data, Items items, Items weighed) {
        ItemBound[] bounds = estimate(other, weighed, 1);
        return new Measured(other, data, items, bounds(weighed, bounds, 1), Optional.empty());
    }

    private Evaluation.Likelihood likelihood(Items items, ItemBound[] bounds) {
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
                        .map(
                                logVariance ->
                                        MutualInformation.of(
                                                paired.latent(), paired.mean(), logVariance, seed));
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
