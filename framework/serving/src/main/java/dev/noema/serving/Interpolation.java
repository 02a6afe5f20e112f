package dev.noema.serving;

import java.util.Locale;

/** A way from one code to another. */
public enum Interpolation {
    /** The straight line, {@code (1 - t) a + t b}. */
    LINEAR {
        @Override
        double[] weights(double cosine, double t) {
            return new double[] {1 - t, t};
        }
    },

    /**
     * The great circle, on which codes keep the distance from 0 that the prior gives them: {@code
     * sin((1 - t) w) / sin(w) a + sin(t w) / sin(w) b} with the angle w between a and b (White,
     * 2016, arXiv 1609.04468). Where a and b lie on one line through 0, the straight line.
     */
    SPHERICAL {
        @Override
        double[] weights(double cosine, double t) {
            double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
            double sine = Math.sin(angle);
            return sine < STRAIGHT
                    ? LINEAR.weights(cosine, t)
                    : new double[] {Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine};
        }
    };

    private static final double STRAIGHT = 1e-6;

    abstract double[] weights(double cosine, double t);

    /**
     * Evenly spaced codes from {@code from} to {@code to}, both included.
     *
     * @param from a code
     * @param to another of the same length
     * @param steps how many, at least 2
     * @return {@code (steps, latent)}
     */
    public FloatTensor path(float[] from, float[] to, int steps) {
        if (from.length != to.length || steps < 2) {
            throw new IllegalArgumentException(
                    "a way goes in at least 2 steps between codes of one length, not in "
                            + steps
                            + " from "
                            + from.length
                            + " to "
                            + to.length
                            + " numbers");
        }
        double cosine = cosine(from, to);
        float[] codes = new float[Math.multiplyExact(steps, from.length)];
        for (int step = 0; step < steps; step++) {
            double[] weights = weights(cosine, step / (steps - 1.0));
            for (int i = 0; i < from.length; i++) {
                codes[step * from.length + i] = (float) (weights[0] * from[i] + weights[1] * to[i]);
            }
        }
        return new FloatTensor(codes, steps, from.length);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cosine of the angle between two codes; 1 where one of them is 0. */
    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            squaresOfA += (double) a[i] * a[i];
            squaresOfB += (double) b[i] * b[i];
        }
        double lengths = Math.sqrt(squaresOfA) * Math.sqrt(squaresOfB);
        return lengths == 0 ? 1 : product / lengths;
    }
}
