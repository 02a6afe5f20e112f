package dev.noema.report;

import java.util.Arrays;

/**
 * A mean with its two-sided 95% interval: mean ± t s / √n, where s is the standard deviation with n
 * - 1 in its denominator and t the 0.975 quantile of Student's distribution with n - 1 degrees of
 * freedom.
 *
 * @param count how many values
 * @param mean their mean
 * @param half half of the interval's width
 */
record ConfidenceInterval(int count, double mean, double half) {

    private static final double TAIL = 0.025;
    private static final int HALVINGS = 200;

    /** Throws {@link IllegalArgumentException} for fewer than two values. */
    static ConfidenceInterval of(double... values) {
        return of(quantile(Math.max(1, values.length - 1)), values);
    }

    /**
     * The same, where many intervals share the quantile of {@code values.length - 1} degrees of
     * freedom.
     */
    static ConfidenceInterval of(double quantile, double[] values) {
        int count = values.length;
        if (count < 2) {
            throw new IllegalArgumentException("an interval needs at least two values");
        }
        double mean = Arrays.stream(values).sum() / count;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / (count - 1) / count);
        return new ConfidenceInterval(count, mean, quantile * error);
    }

    double low() {
        return mean - half;
    }

    double high() {
        return mean + half;
    }

    /** The 0.975 quantile of Student's distribution, t = √ν tan θ where the tails hold 0.05. */
    static double quantile(int degrees) {
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (inner(middle, degrees) < 1 - 2 * TAIL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(degrees) * Math.tan(low);
    }

    /**
     * P(|T| < √ν tan θ): Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.3 for
     * odd ν, 26.7.4 for even ν.
     */
    private static double inner(double angle, int degrees) {
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = 0;
        // ν odd: cos θ + 2/3 cos³ θ + ...; ν even: 1 + 1/2 cos² θ + 3/8 cos⁴ θ + ...
        for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
            sum += term;
            term *= cosine * cosine * (power + 1) / (power + 2);
        }
        double share = Math.sin(angle) * sum;
        return odd ? 2 / Math.PI * (angle + share) : share;
    }
}
