package dev.noema.audio.wave;

/**
 * A recursive filter of second order, y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2
 * y[n-2].
 */
record Biquad(double b0, double b1, double b2, double a1, double a2) {

    /** Filters in place. */
    void apply(double[] values) {
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int n = 0; n < values.length; n++) {
            double x = values[n];
            double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            values[n] = y;
        }
    }
}
