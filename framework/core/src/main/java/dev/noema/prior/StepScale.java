package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Pass;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings each dimension of the steps of codes to zero mean and unit spread, and back.
 *
 * @param means of each dimension, over codes and steps
 * @param deviations the standard deviations
 */
record StepScale(float[] means, float[] deviations) {

    private static final String MEANS = "step_means";
    private static final String DEVIATIONS = "step_deviations";
    private static final double LEAST = 1e-6;

    static StepScale of(Codes codes, int width) {
        double[] sums = new double[width];
        double[] squares = new double[width];
        for (int i = 0; i < codes.count; i++) {
            for (int d = 0; d < codes.latent; d++) {
                sums[d % width] += codes.at(i, d);
                squares[d % width] += codes.at(i, d) * codes.at(i, d);
            }
        }
        double places = (double) codes.count * codes.latent / width;
        float[] means = new float[width];
        float[] deviations = new float[width];
        for (int d = 0; d < width; d++) {
            double mean = sums[d] / places;
            means[d] = (float) mean;
            double variance = Math.max(0, squares[d] / places - mean * mean);
            deviations[d] = (float) Math.max(LEAST, Math.sqrt(variance));
        }
        return new StepScale(means, deviations);
    }

    static StepScale of(Map<String, FloatTensor> arrays, int width) {
        return new StepScale(
                Needed.of(arrays, MEANS, width).values(),
                Needed.of(arrays, DEVIATIONS, width).values());
    }

    Map<String, FloatTensor> arrays() {
        Map<String, FloatTensor> arrays = new LinkedHashMap<>();
        arrays.put(MEANS, new FloatTensor(means, means.length));
        arrays.put(DEVIATIONS, new FloatTensor(deviations, deviations.length));
        return arrays;
    }

    float[] toUnit(float[] codes) {
        float[] unit = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            int d = i % means.length;
            unit[i] = (codes[i] - means[d]) / deviations[d];
        }
        return unit;
    }

    /** {@code (batch, latent)} of data to unit scale. */
    NDArray toUnit(NDArray z, Pass pass) {
        return z.reshape(-1, steps(z), means.length)
                .sub(constant(means, pass))
                .div(constant(deviations, pass))
                .reshape(-1, z.getShape().get(1));
    }

    /** And back. */
    NDArray fromUnit(NDArray u, Pass pass) {
        return u.reshape(-1, steps(u), means.length)
                .mul(constant(deviations, pass))
                .add(constant(means, pass))
                .reshape(-1, u.getShape().get(1));
    }

    private long steps(NDArray codes) {
        return codes.getShape().get(1) / means.length;
    }

    private static NDArray constant(float[] values, Pass pass) {
        return pass.constant(values, new Shape(1, 1, values.length));
    }

    /** What the scale adds to the logarithm of a density of so many steps, in nats. */
    double logDeterminant(int steps) {
        double sum = 0;
        for (float deviation : deviations) {
            sum -= Math.log(deviation);
        }
        return steps * sum;
    }
}
