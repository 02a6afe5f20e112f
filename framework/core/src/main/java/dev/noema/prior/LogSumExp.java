package dev.noema.prior;

import ai.djl.ndarray.NDArray;

/** log sum exp, shifted by the greatest value so that nothing overflows. */
public final class LogSumExp {

    private LogSumExp() {}

    /** log sum exp over one axis, which is dropped. */
    public static NDArray over(int axis, NDArray values) {
        // log sum_k exp(v_k) = m + log sum_k exp(v_k - m), m = max_k v_k
        int[] axes = {axis};
        NDArray maximum = values.max(axes, true);
        return values.sub(maximum).exp().sum(axes, true).log().add(maximum).squeeze(axis);
    }
}
