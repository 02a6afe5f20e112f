package dev.noema.training;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.objective.MutualInformation;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.LossTerms;
import dev.noema.spi.RequestException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Measures a learner on the validation data, each time on the same items with the same noise. */
final class Validation {

    /** Keeps the noise of validation apart from that of training. */
    private static final long STREAM = 0x76616C6964617465L;

    private static final Set<String> GAUSSIAN =
            Set.of(DiagonalGaussian.MEAN, DiagonalGaussian.LOG_VARIANCE);

    private final Dataset data;
    private final int[] items;
    private final int batch;
    private final long seed;

    Validation(Dataset data, ValidationConfig config, int batch, long seed) {
        this.data = data;
        this.items = DataOrder.byLength(data, Math.min(data.size(), config.items()));
        this.batch = batch;
        this.seed = seed;
    }

    boolean isEmpty() {
        return items.length == 0;
    }

    /**
     * Means over the items by name: {@code validation.elbo}, {@code validation.loss}, {@code
     * validation.<term>}.
     */
    Map<String, Double> measure(Learner learner, Map<String, Float> scheduled) {
        long batches = ((long) items.length + batch - 1) / batch;
        Iterator<Map<String, Tensor>> source =
                LongStream.range(0, batches)
                        .mapToObj(
                                index -> {
                                    int[] part = DataOrder.part(items, index, batches);
                                    return learner.withNoise(
                                            data.read(part, new Draw(seed, 0, false)),
                                            seed ^ STREAM,
                                            index);
                                })
                        .iterator();
        try (Prefetch<Map<String, Tensor>> ahead =
                new Prefetch<>(source, "noema-validation-data")) {
            EvaluationResult sum = learner.evaluate(ahead.next(), scheduled);
            while (ahead.hasNext()) {
                sum = sum.plus(learner.evaluate(ahead.next(), scheduled));
            }
            return metrics(sum);
        }
    }

    /**
     * The mutual information of code and item in nats.
     *
     * @throws RequestException when the posterior is no diagonal Gaussian
     */
    double mutualInformation(Learner learner) {
        Map<String, FloatTensor> codes = codes(learner);
        if (!codes.keySet().containsAll(GAUSSIAN)) {
            throw new RequestException(
                    "training.aggressive-encoder ends by the mutual information, which is known"
                            + " of Gaussian posteriors; this one has "
                            + codes.keySet());
        }
        FloatTensor means = codes.get(DiagonalGaussian.MEAN);
        return MutualInformation.of(
                (int) means.shape()[1],
                means.values(),
                codes.get(DiagonalGaussian.LOG_VARIANCE).values(),
                seed);
    }

    /** The parameters of q(z|x) of all items, by name, each {@code (items, latent)}. */
    Map<String, FloatTensor> codes(Learner learner) {
        Map<String, List<FloatTensor>> parts = new LinkedHashMap<>();
        long batches = ((long) items.length + batch - 1) / batch;
        for (long index = 0; index < batches; index++) {
            int[] part = DataOrder.part(items, index, batches);
            learner.posterior(data.read(part, new Draw(seed, 0, false)))
                    .forEach(
                            (name, values) ->
                                    parts.computeIfAbsent(name, first -> new ArrayList<>())
                                            .add(values));
        }
        Map<String, FloatTensor> codes = new LinkedHashMap<>();
        parts.forEach((name, values) -> codes.put(name, rows(values)));
        return codes;
    }

    private static FloatTensor rows(List<FloatTensor> batches) {
        FloatBuffer all =
                FloatBuffer.allocate(batches.stream().mapToInt(each -> each.values().length).sum());
        batches.forEach(each -> all.put(each.values()));
        long[] shape = batches.get(0).shape().clone();
        shape[0] = batches.stream().mapToLong(each -> each.shape()[0]).sum();
        return new FloatTensor(all.array(), shape);
    }

    static Map<String, Double> metrics(EvaluationResult sum) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("validation.loss", sum.loss() / sum.items());
        sum.terms()
                .forEach((term, value) -> metrics.put("validation." + term, value / sum.items()));
        Double reconstruction = sum.terms().get(LossTerms.RECONSTRUCTION);
        Double kl = sum.terms().get(LossTerms.KL);
        if (reconstruction != null && kl != null) {
            // ELBO = E_q[log p(x|z)] - KL(q(z|x) || p(z)), whatever weights the objective gives
            // them
            metrics.put("validation.elbo", -(reconstruction + kl) / sum.items());
        }
        metrics.put("validation.active-units", (double) sum.activeUnits());
        return metrics;
    }
}
