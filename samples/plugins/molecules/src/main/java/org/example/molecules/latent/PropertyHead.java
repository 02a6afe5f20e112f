package org.example.molecules.latent;

/**
 * Predicts a property from the code by ridge regression, y = bias + w z, and so knows the direction
 * in which it grows fastest.
 *
 * @param bias what is predicted at the code 0
 * @param weights how much each latent dimension adds
 */
@SuppressWarnings("ArrayRecordComponent") // handed out as it is
public record PropertyHead(double bias, double[] weights) {

    /**
     * Fits to codes: (Z'Z + ridge I) w = Z'y with centred Z and y.
     *
     * @param codes of each molecule
     * @param values the property of each
     * @param ridge how much large weights cost; above 0
     */
    public static PropertyHead fit(float[][] codes, double[] values, double ridge) {
        int latent = codes[0].length;
        double[] centre = new double[latent];
        double mean = 0;
        for (int item = 0; item < codes.length; item++) {
            mean += values[item] / codes.length;
            for (int d = 0; d < latent; d++) {
                centre[d] += codes[item][d] / (double) codes.length;
            }
        }
        double[][] products = new double[latent][latent];
        double[] sums = new double[latent];
        for (int item = 0; item < codes.length; item++) {
            for (int d = 0; d < latent; d++) {
                double z = codes[item][d] - centre[d];
                sums[d] += z * (values[item] - mean);
                for (int other = 0; other <= d; other++) {
                    products[d][other] += z * (codes[item][other] - centre[other]);
                }
            }
        }
        for (int d = 0; d < latent; d++) {
            products[d][d] += ridge;
        }
        double[] weights = solve(products, sums);
        double bias = mean;
        for (int d = 0; d < latent; d++) {
            bias -= weights[d] * centre[d];
        }
        return new PropertyHead(bias, weights);
    }

    /** Solves A w = b by Cholesky's A = L L'; only the lower triangle of A is read. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] w = b.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(rest) : rest / a[j][j];
            }
            for (int k = 0; k < i; k++) {
                w[i] -= a[i][k] * w[k];
            }
            w[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                w[i] -= a[k][i] * w[k];
            }
            w[i] /= a[i][i];
        }
        return w;
    }

    /** What is predicted at a code. */
    public double predict(float[] code) {
        double value = bias;
        for (int d = 0; d < weights.length; d++) {
            value += weights[d] * code[d];
        }
        return value;
    }

    /** 1 - sum (y - predicted)^2 / sum (y - mean)^2: 1 is perfect, 0 as good as the mean. */
    public double explained(float[][] codes, double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double left = 0;
        double all = 0;
        for (int item = 0; item < values.length; item++) {
            double error = values[item] - predict(codes[item]);
            left += error * error;
            all += (values[item] - mean) * (values[item] - mean);
        }
        return 1 - left / all;
    }

    /**
     * Codes on the line from one along the gradient, which is the direction of the weights; the
     * last lies {@code distance} away.
     */
    public float[][] walk(float[] from, double distance, int steps) {
        double length = 0;
        for (double weight : weights) {
            length += weight * weight;
        }
        length = Math.sqrt(length);
        float[][] codes = new float[steps][];
        for (int step = 0; step < steps; step++) {
            codes[step] = from.clone();
            double part = distance * step / Math.max(1, steps - 1);
            for (int d = 0; d < weights.length; d++) {
                codes[step][d] += (float) (part * weights[d] / length);
            }
        }
        return codes;
    }
}
