package dev.noema.objective;

import dev.noema.serving.random.Noise;

/**
 * How much a code tells of its item, in nats: I(x; z) = E_x KL(q(z|x) || p(z)) - KL(q(z) || p(z)) =
 * E_{x, z}[log q(z|x) - log q(z)], where q(z) is the mean of all items' posteriors (Hoffman and
 * Johnson 2016, "ELBO surgery").
 *
 * <p>Estimated by one draw for each item. With n items it is at most log n: 0 where the posterior
 * takes no notice of the item, log n where no two posteriors overlap.
 */
public final class MutualInformation {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final int latent;
    private final float[] mean;
    private final float[] logVariance;
    private final double[] precision;
    private final double[] constant; // -1/2 sum_d (log s_d^2 + log 2 pi)

    private MutualInformation(int latent, float[] mean, float[] logVariance) {
        this.latent = latent;
        this.mean = mean;
        this.logVariance = logVariance;
        this.precision = new double[logVariance.length];
        this.constant = new double[logVariance.length / latent];
        for (int i = 0; i < logVariance.length; i++) {
            precision[i] = Math.exp(-logVariance[i]);
            constant[i / latent] -= (logVariance[i] + LOG_TWO_PI) / 2;
        }
    }

    /**
     * The estimate for diagonal Gaussians.
     *
     * @param latent how many dimensions a code has
     * @param mean {@code (count, latent)}, row-major
     * @param logVariance of the same shape
     */
    public static double of(int latent, float[] mean, float[] logVariance, long seed) {
        return new MutualInformation(latent, mean, logVariance).estimate(seed);
    }

    private double estimate(long seed) {
        float[] noise = new float[logVariance.length];
        Noise.of(seed, 0, "mutual-information").normals(noise);
        double[] z = new double[latent];
        double sum = 0;
        for (int item = 0; item < constant.length; item++) {
            for (int d = 0; d < latent; d++) {
                int i = item * latent + d;
                z[d] = mean[i] + Math.exp(logVariance[i] / 2) * noise[i];
            }
            LogMeanExp aggregate = new LogMeanExp();
            for (int other = 0; other < constant.length; other++) {
                aggregate.add(logDensity(z, other));
            }
            sum += logDensity(z, item) - aggregate.value();
        }
        return sum / constant.length;
    }

    /** log q(z|x) of an item. */
    private double logDensity(double[] z, int item) {
        double squares = 0;
        int start = item * z.length;
        for (int d = 0; d < z.length; d++) {
            double distance = z[d] - mean[start + d];
            squares += distance * distance * precision[start + d];
        }
        return constant[item] - squares / 2;
    }
}
