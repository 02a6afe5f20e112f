package dev.noema.evaluation;

import java.util.function.ToDoubleFunction;

/**
 * A mean over items and how sure it is.
 *
 * @param value the mean
 * @param error its standard error; NaN for one item
 */
public record Mean(double value, double error) {

    /** The mean of one figure of each item. */
    static <T> Mean of(T[] items, ToDoubleFunction<T> figure) {
        double[] figures = new double[items.length];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = figure.applyAsDouble(items[i]);
        }
        return of(figures);
    }

    static Mean of(double[] figures) {
        double mean = 0;
        for (double figure : figures) {
            mean += figure / figures.length;
        }
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        // standard error = sqrt(sum (v - mean)^2 / (n - 1) / n)
        return new Mean(mean, Math.sqrt(squares / (figures.length - 1) / figures.length));
    }
}
