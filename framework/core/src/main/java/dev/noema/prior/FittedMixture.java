package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fixed mixture of Gaussians, p(z) = sum_k w_k N(z; m_k, L_k L_k'). */
public final class FittedMixture implements Refitted {

    /** Shares of the components, {@code (components)}. */
    static final String WEIGHTS = "weights";

    /** Means, {@code (components, latent)}. */
    static final String MEANS = "means";

    /** Lower Cholesky factors of the covariances, {@code (components, latent, latent)}. */
    static final String FACTORS = "factors";

    private final Map<String, FloatTensor> arrays;
    private final int components;
    private final int latent;

    // As the graph takes them: one matrix product serves all components.
    private final float[] mixing; // (latent, components * latent): L_k' side by side
    private final float[]
            whitening; // (latent, components * latent): the inverses of L_k, transposed, side by
    // side
    private final float[] whiteMeans; // (components * latent)
    private final float[] logNormalizers; // (components)
    private final float[] below; // (components): the sum of the weights before each component
    private final float[]
            upTo; // (components): the sum with it; the last is beyond 1, so that one is always

    // chosen

    private FittedMixture(Map<String, FloatTensor> arrays, Component[] mixture) {
        this.arrays = arrays;
        this.components = mixture.length;
        this.latent = mixture[0].mean.length;
        this.mixing = new float[latent * components * latent];
        this.whitening = new float[mixing.length];
        this.whiteMeans = new float[components * latent];
        this.logNormalizers = new float[components];
        this.below = new float[components];
        this.upTo = new float[components];
        double sum = 0;
        for (int k = 0; k < components; k++) {
            logNormalizers[k] = (float) mixture[k].logNormalizer;
            below[k] = (float) sum;
            sum += mixture[k].weight;
            upTo[k] = k == components - 1 ? 2 : (float) sum;
            lay(k, mixture[k]);
        }
    }

    private void lay(int k, Component component) {
        for (int row = 0; row < latent; row++) {
            double whiteMean = 0;
            for (int column = 0; column <= row; column++) {
                int to = (column * components + k) * latent + row;
                mixing[to] = (float) component.factor[row * latent + column];
                whitening[to] = (float) component.whitening[row * latent + column];
                whiteMean += component.whitening[row * latent + column] * component.mean[column];
            }
            whiteMeans[k * latent + row] = (float) whiteMean;
        }
    }

    static FittedMixture of(Component[] mixture) {
        int latent = mixture[0].mean.length;
        float[] weights = new float[mixture.length];
        float[] means = new float[mixture.length * latent];
        float[] factors = new float[means.length * latent];
        for (int k = 0; k < mixture.length; k++) {
            weights[k] = (float) mixture[k].weight;
            put(mixture[k].mean, means, k);
            put(mixture[k].factor, factors, k);
        }
        Map<String, FloatTensor> arrays = new LinkedHashMap<>();
        arrays.put(WEIGHTS, new FloatTensor(weights, mixture.length));
        arrays.put(MEANS, new FloatTensor(means, mixture.length, latent));
        arrays.put(FACTORS, new FloatTensor(factors, mixture.length, latent, latent));
        // Read back from float32, so that a fitted mixture and a restored one are the same to the
        // bit.
        return of(arrays, latent);
    }

    private static void put(double[] values, float[] all, int k) {
        for (int i = 0; i < values.length; i++) {
            all[k * values.length + i] = (float) values[i];
        }
    }

    static FittedMixture of(Map<String, FloatTensor> arrays, int latent) {
        int components = need(arrays, WEIGHTS).values().length;
        FloatTensor weights = need(arrays, WEIGHTS, components);
        FloatTensor means = need(arrays, MEANS, components, latent);
        FloatTensor factors = need(arrays, FACTORS, components, latent, latent);
        Component[] mixture = new Component[components];
        for (int k = 0; k < components; k++) {
            double weight = Math.max(weights.values()[k], Float.MIN_NORMAL);
            mixture[k] =
                    new Component(
                            weight, part(means, k, latent), part(factors, k, latent * latent));
            if (!Double.isFinite(mixture[k].logNormalizer)) {
                throw new IllegalArgumentException(
                        "prior: component "
                                + k
                                + " of the mixture has no density; weights and the factors' diagonals must be above 0");
            }
        }
        return new FittedMixture(Map.copyOf(arrays), mixture);
    }

    private static FloatTensor need(Map<String, FloatTensor> arrays, String name, long... shape) {
        FloatTensor array = arrays.get(name);
        if (array == null
                || (shape.length > 0 && !Arrays.equals(array.shape(), shape))
                || array.values().length == 0) {
            throw new IllegalArgumentException(
                    "prior: the mixture's array \""
                            + name
                            + "\" is "
                            + (array == null ? "missing" : Arrays.toString(array.shape()))
                            + (shape.length > 0 ? "; needed is " + Arrays.toString(shape) : ""));
        }
        return array;
    }

    private static double[] part(FloatTensor all, int k, int size) {
        double[] part = new double[size];
        for (int i = 0; i < size; i++) {
            part[i] = all.values()[k * size + i];
        }
        return part;
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        // log p(z) = log sum_k exp(log w_k - latent/2 log 2 pi - log det L_k - |L_k^-1 (z - m_k)|^2
        // / 2)
        NDArray white =
                z.matMul(pass.constant(whitening, wide()))
                        .sub(pass.constant(whiteMeans, new Shape(1, (long) components * latent)));
        NDArray squared = white.reshape(-1, components, latent).square().sum(new int[] {2});
        return Operations.logSumExp(
                squared.div(-2).add(pass.constant(logNormalizers, new Shape(1, components))),
                new int[] {1},
                false);
    }

    /**
     * Draws codes; the temperature scales the spread about each component's mean, not the choice of
     * component.
     */
    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        // k: below_k < u <= below_k + w_k; z = m_k + temperature * L_k epsilon
        NDArray uniform = pass.uniform(Noise.COMPONENT, new Shape(count, 1));
        NDArray chosen =
                uniform.gt(pass.constant(below, new Shape(1, components)))
                        .logicalAnd(uniform.lte(pass.constant(upTo, new Shape(1, components))))
                        .toType(DataType.FLOAT32, false);
        NDArray means = pass.constant(arrays.get(MEANS).values(), new Shape(components, latent));
        NDArray epsilon = pass.normal(Noise.PRIOR, new Shape(count, latent)).mul(temperature);
        NDArray spread =
                epsilon.matMul(pass.constant(mixing, wide()))
                        .reshape(-1, components, latent)
                        .mul(chosen.expandDims(2))
                        .sum(new int[] {1});
        return chosen.matMul(means).add(spread);
    }

    private Shape wide() {
        return new Shape(latent, (long) components * latent);
    }

    @Override
    public Map<String, FloatTensor> arrays() {
        return arrays;
    }
}
