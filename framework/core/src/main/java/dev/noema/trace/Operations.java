package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
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

    /** x where it is positive, and {@code slope} x, a slope for each channel, where it is not. */
    public static NDArray prelu(NDArray x, NDArray slope) {
        return apply("prelu", with(), x, slope);
    }

    /**
     * max(0, x) + min(0, alpha (e^(x / alpha) - 1)) (<a
     * href="https://arxiv.org/abs/1704.07483">Barron 2017</a>).
     */
    public static NDArray celu(NDArray x, double alpha) {
        return apply("celu", with("alpha", alpha), x);
    }

    /** The tanh form of GELU, x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2. */
    public static NDArray geluTanh(NDArray x) {
        return apply("geluTanh", with(), x);
    }

    /**
     * x tanh(log(1 + e^x)) (<a href="https://arxiv.org/abs/1908.08681">Misra 2019</a>). DJL's own
     * {@code Activation.mish} takes the logarithm to base 2 instead.
     */
    public static NDArray mish(NDArray x) {
        return apply("mish", with(), x);
    }

    /** min(max(x / 6 + 1 / 2, 0), 1). */
    public static NDArray hardSigmoid(NDArray x) {
        return apply("hardSigmoid", with(), x);
    }

    /** x hardSigmoid(x). */
    public static NDArray hardSwish(NDArray x) {
        return apply("hardSwish", with(), x);
    }

    /** log of the sum of e^x over axes, without overflow. */
    public static NDArray logSumExp(NDArray x, int[] axes, boolean keep) {
        return apply("logSumExp", with("axes", fromFront(x, axes), "keep", keep), x);
    }

    /**
     * The mean squared distance from the mean over axes.
     *
     * @param unbiased whether the sum of squares is divided by n - 1 instead of n
     */
    public static NDArray variance(NDArray x, int[] axes, boolean unbiased, boolean keep) {
        return apply(
                "variance",
                with("axes", fromFront(x, axes), "unbiased", unbiased, "keep", keep),
                x);
    }

    /** The square root of the {@link #variance}. */
    public static NDArray standardDeviation(NDArray x, int[] axes, boolean unbiased, boolean keep) {
        return variance(x, axes, unbiased, keep).sqrt();
    }

    /**
     * A sum of products by Einstein's notation, such as {@code bij,bjk->bik}.
     *
     * @param equation the axes of the inputs and of the result, one letter each
     */
    public static NDArray einsum(String equation, NDArray... inputs) {
        return apply("einsum", with("equation", equation), inputs);
    }

    private static long[] fromFront(NDArray x, int... axes) {
        int rank = x.getShape().dimension();
        return Arrays.stream(axes).mapToLong(axis -> axis < 0 ? axis + rank : axis).toArray();
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
        Shape dense = new Shape(LongStream.generate(() -> 1).limit(stride.dimension()).toArray());
        return convolutionTranspose(x, weight, bias, stride, padding, outputPadding, dense, groups);
    }

    /** Transposed convolution with gaps between the weights; {@code dilation} is 1 for none. */
    public static NDArray convolutionTranspose(
            NDArray x,
            NDArray weight,
            NDArray bias,
            Shape stride,
            Shape padding,
            Shape outputPadding,
            Shape dilation,
            int groups) {
        int rank = stride.dimension();
        return apply(
                "convolutionTranspose" + rank + "d",
                with(
                        "stride", stride.getShape(),
                        "padding", padding.getShape(),
                        "outputPadding", outputPadding.getShape(),
                        "dilation", dilation.getShape(),
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

    /**
     * Resizes {@code (batch, channels, size...)} by repeating the nearest pixel, the one below.
     *
     * @param size the sizes wanted, one to three
     */
    public static NDArray resizeNearest(NDArray x, long... size) {
        return apply("resizeNearest" + size.length + "d", with("size", size.clone()), x);
    }

    /**
     * Resizes {@code (batch, channels, size...)} linearly between pixel centres, without
     * antialiasing.
     *
     * @param size the sizes wanted, one to three
     */
    public static NDArray resizeLinear(NDArray x, long... size) {
        return apply("resizeLinear" + size.length + "d", with("size", size.clone()), x);
    }

    /** Resizes {@code (batch, channels, height, width)} by cubics, without antialiasing. */
    public static NDArray resizeCubic(NDArray x, long height, long width) {
        return apply("resizeCubic2d", with("size", new long[] {height, width}), x);
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
     * Normalises each channel of each item over its pixels (<a
     * href="https://arxiv.org/abs/1607.08022">Ulyanov et al. 2016</a>).
     *
     * @param scale {@code (channels)}, or null together with {@code shift}
     */
    public static NDArray instanceNormalization(
            NDArray x, NDArray scale, NDArray shift, double epsilon) {
        return apply("instanceNorm", with("epsilon", epsilon), x, scale, shift);
    }

    /**
     * x scale / sqrt(mean(x^2) + epsilon) over the last axes (<a
     * href="https://arxiv.org/abs/1910.07467">Zhang and Sennrich 2019</a>).
     *
     * @param scale of the shape of those axes
     */
    public static NDArray rmsNormalization(NDArray x, NDArray scale, double epsilon) {
        long[] shape = scale.getShape().getShape();
        return apply("rmsNorm", with("shape", shape, "epsilon", epsilon), x, scale);
    }

    /** The maxima of windows that split {@code (batch, channels, size...)} into {@code size}. */
    public static NDArray adaptiveMaxPool(NDArray x, long... size) {
        return apply("adaptiveMaxPool" + size.length + "d", with("size", size.clone()), x);
    }

    /** The means of windows that split {@code (batch, channels, size...)} into {@code size}. */
    public static NDArray adaptiveAvgPool(NDArray x, long... size) {
        return apply("adaptiveAvgPool" + size.length + "d", with("size", size.clone()), x);
    }

    /** What {@link #pad} puts beside an array. */
    public enum Padding {
        /** The array again, mirrored at its edge, the edge not repeated. */
        REFLECT,
        /** The value at the edge. */
        EDGE
    }

    /**
     * Pads the last axes with values of the array.
     *
     * @param widths before and after the last axis, then the one before it, and so on
     */
    public static NDArray pad(NDArray x, Padding padding, long... widths) {
        String operation = padding == Padding.REFLECT ? "padReflect" : "padEdge";
        return apply(operation, with("padding", widths.clone()), x);
    }

    /**
     * The short-time Fourier transform, equal to {@code torch.stft} and {@code librosa.stft}.
     *
     * @param signal {@code (batch, samples)}
     * @return {@code (batch, bins, frames, 2)}: real and imaginary parts of length / 2 + 1 bins
     */
    public static NDArray stft(NDArray signal, NDArray window, Frames frames) {
        return apply("stft", frames.attributes(), signal, frames.fitted(window));
    }

    /** |stft|^power {@code (batch, bins, frames)}: 1 for magnitudes, 2 for powers. */
    public static NDArray spectrogram(NDArray signal, NDArray window, Frames frames, double power) {
        NDArray energy = stft(signal, window, frames).square().sum(new int[] {-1});
        return power == 2 ? energy : energy.pow(power / 2);
    }

    /**
     * The signal of a short-time Fourier transform, equal to {@code torch.istft}: frames are added
     * where they overlap and divided by the sum of the squared windows.
     *
     * @param spectrum {@code (batch, bins, frames, 2)}
     * @return {@code (batch, hop (frames - 1))} if centred, else {@code (batch, length + hop
     *     (frames - 1))}
     */
    public static NDArray istft(NDArray spectrum, NDArray window, Frames frames) {
        Map<String, Object> attributes = frames.attributes();
        attributes.put("samples", null);
        return apply("istft", attributes, spectrum, frames.fitted(window));
    }

    /** The first {@code samples} of the signal, with zeros where the frames hold fewer. */
    public static NDArray istft(NDArray spectrum, NDArray window, Frames frames, long samples) {
        Map<String, Object> attributes = frames.attributes();
        attributes.put("samples", samples);
        return apply("istft", attributes, spectrum, frames.fitted(window));
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
        return attention(query, key, value, null);
    }

    /**
     * Attention in which not every query may look at every key.
     *
     * @param mask true where a query may look, broadcast to {@code (..., queries, keys)}; null for
     *     everywhere. A query that may look nowhere gets the mean of all values
     */
    public static NDArray attention(NDArray query, NDArray key, NDArray value, NDArray mask) {
        int rank = key.getShape().dimension();
        double scale = 1 / Math.sqrt((double) query.getShape().get(rank - 1));
        NDArray scores = query.matMul(key.swapAxes(rank - 2, rank - 1)).mul(scale);
        if (mask != null) {
            scores = apply("where", with(), mask, scores, scores.zerosLike().add(-Float.MAX_VALUE));
        }
        return scores.softmax(-1).matMul(value);
    }

    /**
     * A mask with which a query looks at its own place and those before it.
     *
     * @param like any array of the pass
     * @return truths {@code (queries, keys)}
     */
    public static NDArray causalMask(NDArray like, long queries, long keys) {
        NDArray rows = like.getManager().arange(0, Math.toIntExact(queries), 1, DataType.INT64);
        NDArray columns = like.getManager().arange(0, Math.toIntExact(keys), 1, DataType.INT64);
        return rows.reshape(queries, 1).gte(columns.reshape(1, keys));
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
