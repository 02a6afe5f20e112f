package dev.noema.evaluation;

import ai.djl.ndarray.NDArray;
import dev.noema.experiment.TrainedModel;
import dev.noema.model.HostArrays;
import dev.noema.objective.ImportanceWeighting;
import dev.noema.objective.LogMeanExp;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Model;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.trace.Program;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Estimates the bounds of items from so many draws of each item's posterior, many draws in one
 * native call. Sums are taken in float64.
 */
final class BoundEstimator {

    private static final String LOG_LIKELIHOOD = "log_likelihood";
    private static final String LOG_RATIO = "log_ratio";
    private static final String DIVERGENCE = "divergence";

    /** Data values decoded in one call: large enough for the processor, small enough for memory. */
    private static final int VALUES_AT_ONCE = 1 << 20;

    /** Each draw of a call makes the compiled function longer. */
    private static final int MOST_DRAWS_AT_ONCE = 64;

    /** Keeps the noise of evaluation apart from that of training. */
    private static final long STREAM = 0x6576616C75617465L;

    private final TrainedModel model;
    private final int samples;
    private final long seed;
    private final int rounds;
    private final int draws;
    private final int itemsAtOnce;
    private final Program program;

    /**
     * An estimator.
     *
     * @param samples draws for each item
     */
    BoundEstimator(TrainedModel model, int samples, long seed) {
        this.model = model;
        this.samples = samples;
        this.seed = seed ^ STREAM;
        int fitting = Math.max(1, (int) (VALUES_AT_ONCE / model.traced().largestItem()));
        int most = Math.min(MOST_DRAWS_AT_ONCE, fitting);
        this.rounds = (samples + most - 1) / most;
        this.draws = (samples + rounds - 1) / rounds;
        this.itemsAtOnce = Math.max(1, fitting / draws);
        this.program = model.traced().function(false, this::terms);
    }

    private Map<String, NDArray> terms(Pass pass, Batch batch) {
        Model parts = model.traced().model();
        Posterior posterior = parts.encoder().encode(batch, pass.scope(Model.ENCODER));
        ImportanceWeighting.LogWeights weights =
                ImportanceWeighting.logWeights(batch, posterior, draws, parts, pass);
        NDArray z = posterior.sample(pass.scope(DIVERGENCE));
        NDArray divergence = parts.prior().divergence(posterior, z, batch, pass.scope(Model.PRIOR));
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        outputs.put(LOG_LIKELIHOOD, weights.logLikelihood());
        outputs.put(LOG_RATIO, weights.logRatio());
        outputs.put(DIVERGENCE, divergence.sum(new int[] {1}));
        return outputs;
    }

    /** The bounds of each item. */
    ItemBound[] estimate(Items items) {
        ItemBound[] bounds = new ItemBound[items.count()];
        for (int from = 0; from < bounds.length; from += itemsAtOnce) {
            Map<String, Tensor> batch = items.read(from, from + itemsAtOnce);
            Tally[] tallies = tallies(batch, from);
            for (int i = 0; i < tallies.length; i++) {
                bounds[from + i] = tallies[i].bound();
            }
        }
        return bounds;
    }

    private Tally[] tallies(Map<String, Tensor> batch, int first) {
        Tally[] tallies = new Tally[Math.toIntExact(HostArrays.items(batch))];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
        for (int round = 0; round < rounds; round++) {
            Map<String, Tensor> inputs = new LinkedHashMap<>(batch);
            long draw = (long) first * rounds + round;
            inputs.putAll(HostArrays.noise(program, HostArrays.sizes(program, batch), seed, draw));
            Map<String, FloatTensor> outputs =
                    model.run("evaluation.draws" + draws, () -> program, inputs, Map.of());
            float[] logLikelihood = outputs.get(LOG_LIKELIHOOD).values();
            float[] logRatio = outputs.get(LOG_RATIO).values();
            float[] divergence = outputs.get(DIVERGENCE).values();
            int wanted = Math.min(draws, samples - round * draws) * tallies.length;
            for (int i = 0; i < wanted; i++) {
                tallies[i % tallies.length].weigh(logLikelihood[i], logRatio[i]);
            }
            for (int i = 0; i < tallies.length; i++) {
                tallies[i].divergence += (double) divergence[i] / rounds;
            }
        }
        return tallies;
    }

    /** What is known of one item so far. */
    private static final class Tally {

        private final LogMeanExp weights = new LogMeanExp();
        private double logLikelihoods;
        private double divergence;

        void weigh(double logLikelihood, double logRatio) {
            weights.add(logLikelihood + logRatio);
            logLikelihoods += logLikelihood;
        }

        ItemBound bound() {
            return new ItemBound(weights.value(), -logLikelihoods / weights.count(), divergence);
        }
    }
}
