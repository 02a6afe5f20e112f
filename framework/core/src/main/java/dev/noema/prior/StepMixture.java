package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * A mixture of diagonal Gaussians over one step of a code, made of what went before (mixture
 * density network, Bishop 1994).
 *
 * @param components how many Gaussians
 * @param width how many dimensions a step has
 */
record StepMixture(int components, int width) {

    private static final float LEAST_LOG_VARIANCE = -10;

    /**
     * The parameters of the mixture.
     *
     * @param logWeights {@code (..., components)}, normalised
     * @param means {@code (..., components, width)}
     * @param logVariances {@code (..., components, width)}
     */
    record Parts(NDArray logWeights, NDArray means, NDArray logVariances) {}

    /** The mixture of {@code features (..., units)}; all but the last dimension stay. */
    Parts of(NDArray features, Pass pass) {
        Shape before = features.getShape().slice(0, features.getShape().dimension() - 1);
        int last = features.getShape().dimension() - 1;
        long numbers = (long) components * width;
        NDArray made = new Dense(components + 2 * numbers).apply("mixture", features, pass);
        NDList parts = made.split(new long[] {components, components + numbers}, last);
        Shape each = new Shape(-1).addAll(before.slice(1)).addAll(new Shape(components, width));
        return new Parts(
                parts.get(0).logSoftmax(last),
                parts.get(1).reshape(each),
                Operations.softplus(parts.get(2).reshape(each).sub(LEAST_LOG_VARIANCE))
                        .add(LEAST_LOG_VARIANCE));
    }

    /** log p(step) of each place, for steps {@code (batch, steps, width)}. */
    NDArray logProbability(NDArray steps, Parts parts) {
        // log sum_k exp(log w_k + sum_d log N(u_d; m_kd, s_kd^2))
        NDArray each =
                DiagonalGaussian.logDensity(
                                steps.expandDims(2), parts.means(), parts.logVariances())
                        .sum(new int[] {3});
        return Operations.logSumExp(each.add(parts.logWeights()), new int[] {2}, false);
    }

    /**
     * A draw of a step, {@code (count, width)}.
     *
     * @param uniform {@code (count, 1)}
     * @param epsilon {@code (count, width)}, standard normal times the temperature
     */
    NDArray sample(Parts parts, NDArray uniform, NDArray epsilon, Pass pass) {
        NDArray picked = picked(parts, uniform, pass).expandDims(2);
        NDArray mean = parts.means().mul(picked).sum(new int[] {1});
        NDArray logVariance = parts.logVariances().mul(picked).sum(new int[] {1});
        return mean.add(logVariance.div(2).exp().mul(epsilon));
    }

    /** 1 for the component that is chosen and 0 for all others, {@code (count, components)}. */
    private NDArray picked(Parts parts, NDArray uniform, Pass pass) {
        // k: below_k < u <= below_k + w_k; the last component takes what rounding leaves over
        NDArray weights = parts.logWeights().exp();
        if (components == 1) {
            return weights;
        }
        NDArray below = weights.matMul(pass.constant(before(), new Shape(components, components)));
        NDArray above = uniform.gt(below).toType(DataType.FLOAT32, false);
        // A component is chosen where its own is true and that of the next is not.
        NDArray next = above.get(":, 1:").concat(above.get(":, :1").zerosLike(), 1);
        return above.sub(next);
    }

    /** Ones where a component stands before another: products with it are sums of those before. */
    private float[] before() {
        float[] matrix = new float[components * components];
        for (int row = 0; row < components; row++) {
            for (int column = row + 1; column < components; column++) {
                matrix[row * components + column] = 1;
            }
        }
        return matrix;
    }
}
