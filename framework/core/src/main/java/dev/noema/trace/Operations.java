package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Operations that NDArray or its PyTorch engine lacks: each is recorded on recording arrays, and
 * otherwise runs by its TorchScript.
 */
public final class Operations {

    private Operations() {}

    /** log(1 + e^x). */
    public static NDArray softplus(NDArray x) {
        return apply("softplus", with(), x);
    }

    /** x sigmoid(x), also known as swish. */
    public static NDArray silu(NDArray x) {
        return apply("silu", with(), x);
    }

    /** log of the sum of e^x over axes, without overflow. */
    public static NDArray logSumExp(NDArray x, int[] axes, boolean keep) {
        int rank = x.getShape().dimension();
        long[] positive =
                Arrays.stream(axes).mapToLong(axis -> axis < 0 ? axis + rank : axis).toArray();
        return apply("logSumExp", with("axes", positive, "keep", keep), x);
    }

    /**
     * The rows of a table.
     *
     * @param indices any shape, whole numbers
     * @param table {@code (rows, width)}
     * @return {@code (indices..., width)}
     */
    public static NDArray embedding(NDArray indices, NDArray table) {
        return apply("embedding", with(), table, indices);
    }

    /**
     * Transposed convolution in one to three dimensions, the gradient of a convolution.
     *
     * @param x {@code (batch, in, size...)}
     * @param weight {@code (in, out / groups, kernel...)}
     * @param bias {@code (out)} or null
     */
    public static NDArray convolutionTranspose(
            NDArray x,
            NDArray weight,
            NDArray bias,
            Shape stride,
            Shape padding,
            Shape outputPadding,
            int groups) {
        int rank = stride.dimension();
        return apply(
                "convolutionTranspose" + rank + "d",
                with(
                        "stride", stride.getShape(),
                        "padding", padding.getShape(),
                        "outputPadding", outputPadding.getShape(),
                        "dilation", LongStream.generate(() -> 1).limit(rank).toArray(),
                        "groups", (long) groups),
                x,
                weight,
                bias);
    }

    /**
     * The matrix product in float32 even where a pass runs in mixed precision: for densities, where
     * {@code matMul} is for networks.
     */
    public static NDArray preciseMatMul(NDArray left, NDArray right) {
        return apply("preciseMatMul", with(), left, right);
    }

    /** Resizes {@code (batch, channels, height, width)} by repeating the nearest pixel. */
    public static NDArray resizeNearest(NDArray x, long height, long width) {
        return apply("resizeNearest", with("size", new long[] {height, width}), x);
    }

    /**
     * Resizes {@code (batch, channels, height, width)} linearly between pixel centres, without
     * antialiasing.
     */
    public static NDArray resizeBilinear(NDArray x, long height, long width) {
        return apply("resizeBilinear", with("size", new long[] {height, width}), x);
    }

    /**
     * Moves channels into space: {@code (batch, c f f, h, w)} to {@code (batch, c, h f, w f)} (<a
     * href="https://arxiv.org/abs/1609.05158">Shi et al. 2016</a>).
     */
    public static NDArray pixelShuffle(NDArray x, int factor) {
        return apply("pixelShuffle", with("factor", (long) factor), x);
    }

    /**
     * Normalises over groups of channels, with a scale and a shift for each channel (<a
     * href="https://arxiv.org/abs/1803.08494">Wu and He 2018</a>).
     */
    public static NDArray groupNormalization(
            NDArray x, int groups, NDArray scale, NDArray shift, double epsilon) {
        return apply(
                "groupNorm", with("groups", (long) groups, "epsilon", epsilon), x, scale, shift);
    }

    /**
     * Scaled dot-product attention, softmax(q k' / sqrt(width)) v (<a
     * href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017</a>).
     *
     * @param query {@code (..., queries, width)}
     * @param key {@code (..., keys, width)}
     * @param value {@code (..., keys, out)}
     */
    public static NDArray attention(NDArray query, NDArray key, NDArray value) {
        int rank = key.getShape().dimension();
        double scale = 1 / Math.sqrt((double) query.getShape().get(rank - 1));
        NDArray weights = query.matMul(key.swapAxes(rank - 2, rank - 1)).mul(scale).softmax(-1);
        return weights.matMul(value);
    }

    private static NDArray apply(
            String operation, Map<String, Object> attributes, NDArray... inputs) {
        return applyMany(operation, 1, attributes, inputs).get(0);
    }

    static NDList applyMany(
            String operation, int outputs, Map<String, Object> attributes, NDArray... inputs) {
        for (NDArray input : inputs) {
            RecordingArray recorded = input == null ? null : Recorder.recorded(input);
            if (recorded != null) {
                return recorded.recorder().applyMany(operation, outputs, attributes, inputs);
            }
        }
        List<NDArray> present = Arrays.stream(inputs).filter(input -> input != null).toList();
        Recorder plain = Recorder.eager(present.get(0).getManager(), false);
        NDList results = plain.applyMany(operation, outputs, attributes, inputs);
        return new NDList(results.stream().map(Recorder::real).toList());
    }
}
