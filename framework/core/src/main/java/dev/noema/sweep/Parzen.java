package dev.noema.sweep;

import java.util.List;

/**
 * A normal density about each of some places, and a wide one about the middle, all cut off at 0 and
 * 1. A density is as wide as the way to the farther neighbour, within limits.
 *
 * @param centers where the normals lie
 * @param widths their standard deviations
 * @param below how much of each lies below 0
 * @param inside how much of each lies between 0 and 1
 */
record Parzen(double[] centers, double[] widths, double[] below, double[] inside)
        implements Density {

    private static final double MIDDLE = 0.5;
    private static final double WIDEST = 1;
    private static final int BISECTIONS = 30;

    static Parzen of(List<Double> places) {
        double[] sorted = places.stream().mapToDouble(place -> place).sorted().toArray();
        int count = sorted.length;
        double[] centers = new double[count + 1];
        double[] widths = new double[count + 1];
        double narrowest = WIDEST / Math.min(100, 2.0 + count);
        for (int i = 0; i < count; i++) {
            double left = i == 0 ? sorted[i] : sorted[i] - sorted[i - 1];
            double right = i == count - 1 ? 1 - sorted[i] : sorted[i + 1] - sorted[i];
            centers[i] = sorted[i];
            widths[i] = Math.max(narrowest, Math.min(WIDEST, Math.max(left, right)));
        }
        centers[count] = MIDDLE;
        widths[count] = WIDEST;
        double[] below = new double[count + 1];
        double[] inside = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            below[i] = normalBelow(-centers[i] / widths[i]);
            inside[i] = normalBelow((1 - centers[i]) / widths[i]) - below[i];
        }
        return new Parzen(centers, widths, below, inside);
    }

    @Override
    public double at(double unit) {
        double sum = 0;
        for (int i = 0; i < centers.length; i++) {
            double z = (unit - centers[i]) / widths[i];
            double normal = Math.exp(-z * z / 2) / (widths[i] * Math.sqrt(2 * Math.PI));
            sum += normal / inside[i];
        }
        return sum / centers.length;
    }

    @Override
    public double draw(double first, double second) {
        int i = Dimension.index(first, centers.length);
        double target = below[i] + second * inside[i];
        double low = 0;
        double high = 1;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            if (normalBelow((middle - centers[i]) / widths[i]) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The normal distribution function by its series: Phi(z) = 1/2 + phi(z) (z + z^3/3 + ...). */
    static double normalBelow(double z) {
        if (Math.abs(z) > 8) {
            return z < 0 ? 0 : 1;
        }
        double term = z;
        double sum = z;
        for (int i = 3; Math.abs(term) > 1e-16 * Math.abs(sum); i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
