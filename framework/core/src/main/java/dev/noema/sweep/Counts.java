package dev.noema.sweep;

import java.util.Arrays;
import java.util.List;

/** How often each of some values was taken, once added to each. */
record Counts(double[] shares) implements Density {

    static Counts of(List<Double> places, int size) {
        double[] shares = new double[size];
        Arrays.fill(shares, 1.0 / (places.size() + size));
        for (double place : places) {
            shares[Dimension.index(place, size)] += 1.0 / (places.size() + size);
        }
        return new Counts(shares);
    }

    @Override
    public double at(double unit) {
        return shares[Dimension.index(unit, shares.length)] * shares.length;
    }

    @Override
    public double draw(double first, double second) {
        int value = 0;
        double rest = first - shares[0];
        while (rest > 0 && value < shares.length - 1) {
            rest -= shares[++value];
        }
        return (value + 0.5) / shares.length;
    }
}
