package dev.noema.posterior;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Keeps log-variances and log-scales in a range.
 *
 * <p>The bound is smooth, as in Rybkin et al. 2021 (arXiv 2006.13202): at a hard clamp the gradient
 * is zero, and a value that once ran out would never come back.
 */
public final class SoftBound {

    private SoftBound() {}

    /** The values moved into the open range, any shape; those well inside hardly change. */
    public static NDArray between(float minimum, float maximum, NDArray values) {
        // v <- minimum + softplus(v - minimum); v <- maximum - softplus(maximum - v)
        NDArray above = Activation.softPlus(values.sub(minimum)).add(minimum);
        return Activation.softPlus(above.neg().add(maximum)).neg().add(maximum);
    }
}
