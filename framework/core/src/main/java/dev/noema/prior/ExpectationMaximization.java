package dev.noema.prior;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits a mixture of Gaussians to codes by expectation and maximisation (Dempster et al. 1977), from
 * a k-means++ start.
 *
 * <p>Densities are added in log space and covariances get a small ridge, so that no component
 * collapses on one code. Every sum is taken in a fixed order: threads do not change a bit of the
 * result.
 */
final class ExpectationMaximization {

    private static final Logger LOG = LoggerFactory.getLogger(ExpectationMaximization.class);

    private static final int ROUNDS = 200;

    /** The fit ends when the mean log-likelihood of a code rises by less, in nats. */
    private static final double TOLERANCE = 1e-5;

    /** What is added to every variance: an absolute part, and a part of the codes' own variance. */
    private static final double RIDGE = 1e-6;

    private final Codes codes;
    private final boolean full;
    private final double ridge;
    private final double[][] responsibilities;

    ExpectationMaximization(Codes codes, boolean full) {
        this.codes = codes;
        this.full = full;
        this.ridge = RIDGE * (1 + codes.variance());
        this.responsibilities = new double[codes.count][];
    }

    /** The mixture of {@code count} components, or of as many as there are codes. */
    Component[] fit(int count, long seed) {
        int[] groups = new KMeans(codes, seed).groups(Math.min(count, codes.count));
        Component[] mixture = new Component[Math.min(count, codes.count)];
        for (int i = 0; i < codes.count; i++) {
            responsibilities[i] = new double[mixture.length];
            responsibilities[i][groups[i]] = 1;
        }
        Arrays.fill(mixture, new Component(1, codes.row(0), unit()));
        double before = Double.NEGATIVE_INFINITY;
        double now = before;
        int rounds = 0;
        do {
            before = now;
            mixture = maximize(mixture);
            now = expect(mixture);
            rounds++;
        } while (rounds < ROUNDS && !(now - before < TOLERANCE));
        LOG.info(
                String.format(
                        Locale.ROOT,
                        "gaussian-mixture: %d components fitted to %d codes in %d rounds: %.3f nats a code, BIC %.1f",
                        mixture.length,
                        codes.count,
                        rounds,
                        now,
                        bic(mixture.length, now)));
        return mixture;
    }

    /**
     * The Bayesian information criterion; of two mixtures, that with the smaller value is to be
     * preferred.
     */
    double bic(int components, double meanLogLikelihood) {
        // BIC = parameters * log n - 2 log L
        double covariance = full ? codes.latent * (codes.latent + 1.0) / 2 : codes.latent;
        double parameters = components - 1 + components * (codes.latent + covariance);
        return parameters * Math.log(codes.count) - 2 * codes.count * meanLogLikelihood;
    }

    /** Shares each code out among the components; returns the mean log-likelihood of a code. */
    double expect(Component[] mixture) {
        double[] logLikelihoods =
                IntStream.range(0, codes.count)
                        .parallel()
                        .mapToDouble(i -> share(mixture, i))
                        .toArray();
        double sum = 0;
        for (double logLikelihood : logLikelihoods) {
            sum += logLikelihood;
        }
        return sum / codes.count;
    }

    private double share(Component[] mixture, int item) {
        // r_k = p_k / sum_j p_j, with log p_k = log w_k + log N(z; m_k, S_k)
        double[] shares = responsibilities[item];
        double maximum = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < mixture.length; k++) {
            shares[k] = mixture[k].logDensity(codes, item, full);
            maximum = Math.max(maximum, shares[k]);
        }
        double sum = 0;
        for (int k = 0; k < mixture.length; k++) {
            shares[k] = Math.exp(shares[k] - maximum);
            sum += shares[k];
        }
        for (int k = 0; k < mixture.length; k++) {
            shares[k] /= sum;
        }
        return maximum + Math.log(sum);
    }

    private Component[] maximize(Component[] before) {
        return IntStream.range(0, before.length)
                .parallel()
                .mapToObj(k -> maximize(k, before[k]))
                .toArray(Component[]::new);
    }

    private Component maximize(int k, Component before) {
        // n_k = sum_i r_ik; w_k = n_k / n; m_k = sum_i r_ik z_i / n_k
        double total = 0;
        double[] mean = new double[codes.latent];
        for (int i = 0; i < codes.count; i++) {
            double share = responsibilities[i][k];
            total += share;
            for (int d = 0; d < codes.latent && share > 0; d++) {
                mean[d] += share * codes.at(i, d);
            }
        }
        double weight = Math.max(total, Double.MIN_NORMAL) / codes.count;
        if (total < 1e-3) {
            // What explains no code keeps its place, and its weight says that it is not drawn.
            return new Component(weight, before.mean, before.factor);
        }
        for (int d = 0; d < codes.latent; d++) {
            mean[d] /= total;
        }
        return new Component(
                weight,
                mean,
                LowerTriangle.cholesky(covariance(k, mean, total), codes.latent, ridge));
    }

    private double[] covariance(int k, double[] mean, double total) {
        // S_k = sum_i r_ik (z_i - m_k)(z_i - m_k)' / n_k + ridge; only the lower triangle is read
        int latent = codes.latent;
        double[] covariance = new double[latent * latent];
        double[] centred = new double[latent];
        for (int i = 0; i < codes.count; i++) {
            double share = responsibilities[i][k] / total;
            if (share == 0) {
                continue;
            }
            for (int row = 0; row < latent; row++) {
                centred[row] = codes.at(i, row) - mean[row];
                for (int column = full ? 0 : row; column <= row; column++) {
                    covariance[row * latent + column] += share * centred[row] * centred[column];
                }
            }
        }
        for (int row = 0; row < latent; row++) {
            covariance[row * latent + row] += ridge;
        }
        return covariance;
    }

    private double[] unit() {
        double[] unit = new double[codes.latent * codes.latent];
        for (int d = 0; d < codes.latent; d++) {
            unit[d * codes.latent + d] = 1;
        }
        return unit;
    }
}
