package dev.noema.evaluation;

import dev.noema.experiment.TrainedModel;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.serving.FloatTensor;
import java.util.Map;
import java.util.Optional;

/**
 * The posteriors of many items.
 *
 * @param mean {@code (count, latent)}, row-major
 * @param logVariance of the same shape; empty where the posterior is no diagonal Gaussian
 */
@SuppressWarnings("ArrayRecordComponent")
record Posteriors(int count, int latent, float[] mean, Optional<float[]> logVariance) {

    private static final int ITEMS_AT_ONCE = 256;

    /** A latent dimension is active when the variance of its mean over the data is above this. */
    private static final double ACTIVE = 0.01;

    static Posteriors of(TrainedModel model, Items items) {
        int latent = model.about().latent();
        float[] mean = new float[Math.multiplyExact(items.count(), latent)];
        float[] logVariance = new float[mean.length];
        boolean gaussian = true;
        for (int from = 0; from < items.count(); from += ITEMS_AT_ONCE) {
            Map<String, FloatTensor> parameters =
                    model.run(
                            "encoder",
                            () -> model.program("encoder"),
                            items.read(from, from + ITEMS_AT_ONCE),
                            Map.of());
            copy(parameters.get(DiagonalGaussian.MEAN), mean, from * latent);
            gaussian &= parameters.containsKey(DiagonalGaussian.LOG_VARIANCE);
            if (gaussian) {
                copy(parameters.get(DiagonalGaussian.LOG_VARIANCE), logVariance, from * latent);
            }
        }
        return new Posteriors(
                items.count(), latent, mean, gaussian ? Optional.of(logVariance) : Optional.empty());
    }

    private static void copy(FloatTensor rows, float[] all, int from) {
        System.arraycopy(rows.values(), 0, all, from, rows.values().length);
    }

    /** In how many dimensions Var_x(E[z|x]) is above 0.01 (Burda et al. 2016). */
    int activeUnits() {
        int active = 0;
        for (int dimension = 0; dimension < latent; dimension++) {
            active += varianceOfMean(dimension) > ACTIVE ? 1 : 0;
        }
        return active;
    }

    private double varianceOfMean(int dimension) {
        double average = 0;
        for (int i = dimension; i < mean.length; i += latent) {
            average += mean[i] / (double) count;
        }
        double variance = 0;
        for (int i = dimension; i < mean.length; i += latent) {
            variance += (mean[i] - average) * (mean[i] - average) / count;
        }
        return variance;
    }
}
