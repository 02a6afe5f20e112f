package dev.noema.image.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import dev.noema.likelihood.Event;
import dev.noema.objective.DecodedBatch;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.Pass;

/**
 * The absolute difference between a picture and its reconstruction at several sizes: edges and
 * texture count beside single pixels (Lap1 of Bojanowski et al. 2018, arXiv 1707.05776).
 *
 * <p>A pyramid is linear, so one is built, of the difference. Beyond the border the difference
 * counts as 0.
 */
public final class LaplacianPyramid implements ObjectiveTerm {

    private static final float[] BINOMIAL = {1, 4, 6, 4, 1};
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);

    private final double weight;
    private final int levels;
    private final int channels;

    LaplacianPyramid(double weight, int levels, Shape event) {
        this.weight = weight;
        this.channels = (int) event.get(0);
        // The smallest size compared has two pixels at least on either side.
        long side = Math.min(event.get(1), event.get(2));
        int halvings = 63 - Long.numberOfLeadingZeros(Math.max(side, 2));
        this.levels = Math.min(levels, halvings);
    }

    @Override
    public String name() {
        return "laplacian-pyramid";
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public NDArray value(DecodedBatch decoded, Pass pass) {
        // sum_j 4^j |L_j(x - mean)|_1; L_j(d) = d_j - blur(d_j), d_j+1 = halve(blur(d_j)), and the
        // last is d_j itself
        NDArray difference = decoded.batch().x().sub(decoded.mean());
        NDArray kernel = pass.constant(kernel(), new Shape(channels, 1, 5, 5));
        NDArray sum = null;
        float area = 1;
        for (int level = 0; level < levels; level++) {
            boolean last = level == levels - 1;
            NDArray blurred = last ? null : blur(difference, kernel);
            NDArray detail =
                    Event.sum((last ? difference : difference.sub(blurred)).abs(), null).mul(area);
            sum = sum == null ? detail : sum.add(detail);
            if (!last) {
                difference = blurred.getNDArrayInternal().avgPool(TWO, TWO, NONE, false, true);
            }
            area *= 4;
        }
        return sum;
    }

    private NDArray blur(NDArray maps, NDArray kernel) {
        return Conv2d.conv2d(maps, kernel, null, ONE, TWO, ONE, channels).singletonOrThrow();
    }

    /** The binomial filter over rows and columns, one copy a channel. */
    private float[] kernel() {
        float[] kernel = new float[channels * 25];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = BINOMIAL[i / 5 % 5] * BINOMIAL[i % 5] / 256;
        }
        return kernel;
    }
}
