package dev.noema.prior;

/**
 * One Gaussian of a mixture, N(mean, L L'), with its share of the data; double precision, on the
 * Java heap.
 */
final class Component {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    final double weight;
    final double[] mean;

    /** L, lower triangular, {@code (latent, latent)} row-major. */
    final double[] factor;

    /** The inverse of L: it turns what the Gaussian describes into white noise. */
    final double[] whitening;

    /** log weight - latent / 2 log 2 pi - log det L. */
    final double logNormalizer;

    Component(double weight, double[] mean, double[] factor) {
        this.weight = weight;
        this.mean = mean;
        this.factor = factor;
        this.whitening = LowerTriangle.inverse(factor, mean.length);
        double logDeterminant = 0;
        for (int d = 0; d < mean.length; d++) {
            logDeterminant += Math.log(factor[d * mean.length + d]);
        }
        this.logNormalizer = Math.log(weight) - mean.length * LOG_TWO_PI / 2 - logDeterminant;
    }

    /** log weight + log N(code; mean, L L'), in nats. */
    double logDensity(Codes codes, int item, boolean full) {
        int latent = mean.length;
        double squared = 0;
        for (int row = 0; row < latent; row++) {
            double white = 0;
            for (int column = full ? 0 : row; column <= row; column++) {
                white += whitening[row * latent + column] * (codes.at(item, column) - mean[column]);
            }
            squared += white * white;
        }
        return logNormalizer - squared / 2;
    }
}
