package dev.noema.prior;

/** Codes of data, {@code (count, latent)}, row-major: finite and at least one. */
final class Codes {

    final int count;
    final int latent;
    private final float[] values;

    Codes(float[] values, int count, int latent) {
        if (count < 1 || latent < 1 || (long) count * latent != values.length) {
            throw new IllegalArgumentException(
                    "prior: "
                            + values.length
                            + " numbers are no "
                            + count
                            + " codes of "
                            + latent
                            + " dimensions; at least one code is needed");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "prior: code "
                                + i / latent
                                + " holds "
                                + values[i]
                                + "; only finite numbers can be fitted");
            }
        }
        this.values = values;
        this.count = count;
        this.latent = latent;
    }

    double at(int item, int dimension) {
        return values[item * latent + dimension];
    }

    double squaredDistance(int item, double[] point) {
        double sum = 0;
        for (int d = 0; d < latent; d++) {
            double difference = at(item, d) - point[d];
            sum += difference * difference;
        }
        return sum;
    }

    double[] row(int item) {
        double[] row = new double[latent];
        for (int d = 0; d < latent; d++) {
            row[d] = at(item, d);
        }
        return row;
    }

    /** The mean over dimensions of the variance over items. */
    double variance() {
        double[] mean = new double[latent];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < latent; d++) {
                mean[d] += at(i, d) / count;
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += squaredDistance(i, mean);
        }
        return sum / count / latent;
    }
}
