package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.onnxruntime.OrtException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation: what DJL computes, what its TorchScript computes and what its ONNX computes. */
class LoweringTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void engineTorchScriptAndOnnxAgree(String name, Shape event, UnaryOperator<NDArray> function)
            throws OrtException {
        Parity.ofBatch(event, (pass, x) -> function.apply(x)).agreesForBatches(1, 2, 6);
    }

    @SuppressWarnings("unchecked")
    static Parity parity(Arguments arguments) {
        UnaryOperator<NDArray> function = (UnaryOperator<NDArray>) arguments.get()[2];
        return Parity.ofBatch((Shape) arguments.get()[1], (pass, x) -> function.apply(x));
    }

    private static final Shape ROW = new Shape(6);
    private static final Shape PICTURE = new Shape(4, 6, 5);

    static Stream<Arguments> functions() {
        return Stream.of(
                of("arithmetic with numbers", ROW, x -> x.add(1).mul(2.5).sub(0.5).div(3)),
                of("arithmetic with arrays", ROW, x -> x.add(x.mul(x)).sub(x.div(x.abs().add(1)))),
                of("division by the batch size", ROW, x -> x.sum().div(x.getShape().get(0))),
                of("reversed subtraction", ROW, x -> x.getNDArrayInternal().rsub(3)),
                of("reversed division", ROW, x -> x.abs().add(1).getNDArrayInternal().rdiv(3)),
                of("power", ROW, x -> x.abs().add(0.1).pow(1.7)),
                of("remainder", ROW, x -> x.mod(0.7)),
                of("maximum, minimum", ROW, x -> x.maximum(0.3).minimum(x.neg().add(1))),
                of("clip", ROW, x -> x.clip(-0.5, 0.8)),
                of("exp, log, sqrt", ROW, x -> x.exp().add(x.abs().log()).add(x.abs().sqrt())),
                of("logarithms", ROW, x -> x.abs().log2().add(x.abs().log10())),
                of("sine, cosine", ROW, x -> x.sin().add(x.cos()).add(x.tan().mul(0.01))),
                of("arc functions", ROW, x -> x.div(3).asin().add(x.div(3).acos()).add(x.atan())),
                of("hyperbolic", ROW, x -> x.sinh().add(x.cosh()).add(x.tanh()).add(x.asinh())),
                of("rounding", ROW, x -> x.floor().add(x.ceil()).add(x.round()).add(x.trunc())),
                of("sign, erf", ROW, x -> x.sign().add(x.erf())),
                of(
                        "relu and its kin",
                        ROW,
                        x -> Activation.relu(x).add(Activation.leakyRelu(x, .2f))),
                of("elu, selu", ROW, x -> Activation.elu(x, 1.2f).add(Activation.selu(x))),
                of(
                        "gelu, mish, swish",
                        ROW,
                        x ->
                                Activation.gelu(x)
                                        .add(Activation.mish(x))
                                        .add(Activation.swish(x, 1.5f))),
                of(
                        "sigmoid, softplus, softsign",
                        ROW,
                        x ->
                                Activation.sigmoid(x)
                                        .add(Activation.softPlus(x))
                                        .add(Activation.softSign(x))),
                of("softplus far out", ROW, x -> Operations.softplus(x.mul(60))),
                of("silu", ROW, Operations::silu),
                of("softmax", PICTURE, x -> x.softmax(1).add(x.logSoftmax(-1))),
                of(
                        "log-sum-exp",
                        PICTURE,
                        x -> Operations.logSumExp(x.mul(50), new int[] {1, -1}, false)),
                of(
                        "comparisons",
                        ROW,
                        x -> truth(x.gt(0.2)).add(truth(x.lte(x.neg()))).add(truth(x.neq(3)))),
                of(
                        "logic",
                        ROW,
                        x ->
                                truth(
                                        x.gt(0)
                                                .logicalAnd(x.lt(1))
                                                .logicalOr(x.lt(-1.5))
                                                .logicalXor(x.gt(1.9))
                                                .logicalNot())),
                of("where", ROW, x -> NDArrays.where(x.gt(0), x.mul(2), x.sub(1))),
                of("sums", PICTURE, x -> x.sum(new int[] {1, 3}).add(x.mean(new int[] {-3, -1}))),
                of(
                        "kept dimensions",
                        PICTURE,
                        x -> x.sub(x.max(new int[] {2}, true)).add(x.min(new int[] {1}, true))),
                of("whole sum", PICTURE, x -> x.mul(0.1).sum().add(x.mean())),
                of("product", ROW, x -> x.prod(new int[] {1})),
                of("places of extremes", PICTURE, x -> x.argMax(1).add(x.argMin(1))),
                of("cumulative sum", PICTURE, x -> x.cumSum(2)),
                of("reshape", PICTURE, x -> x.reshape(x.getShape().get(0), 24, 5)),
                of("reshape with -1", PICTURE, x -> x.reshape(-1, 20, 6)),
                of(
                        "batch folded into rows",
                        PICTURE,
                        x -> x.reshape(x.getShape().get(0) * 4, 30).softmax(1)),
                of("flatten, squeeze", PICTURE, x -> x.expandDims(2).squeeze(2).flatten(1, 2)),
                of("transpose", PICTURE, x -> x.transpose(0, 2, 3, 1).swapAxes(1, 2)),
                of("broadcast", ROW, x -> x.expandDims(1).broadcast(x.getShape().get(0), 3, 6)),
                of("tile and repeat", ROW, x -> x.tile(new long[] {1, 2}).repeat(1, 3)),
                of("concatenation", PICTURE, x -> NDArrays.concat(new NDList(x, x.neg()), 2)),
                of("stack", ROW, x -> NDArrays.stack(new NDList(x, x.exp(), x), 1)),
                of(
                        "split",
                        PICTURE,
                        x -> {
                            NDList parts = x.split(new long[] {1, 3}, 1);
                            return parts.get(0).mul(parts.get(2)).add(parts.get(1).get(":, :1"));
                        }),
                of("padding", PICTURE, x -> x.pad(new Shape(1, 2, 0, 1), 0.5)),
                of("flip", PICTURE, x -> x.flip(1, 3)),
                of("slices", PICTURE, x -> x.get(":, 1:3, ::2, -3:")),
                of(
                        "selection",
                        PICTURE,
                        x -> x.get(":, 2, :, -1").add(x.get("..., 0").get(":, 0"))),
                of("all but the last of the batch", PICTURE, x -> x.get("0:1").add(x)),
                of("one-hot", PICTURE, x -> x.argMax(1).oneHot(4)),
                of("gather", PICTURE, x -> x.gather(x.argMax(1).expandDims(1), 1)),
                of("matrix product", PICTURE, x -> x.matMul(x.swapAxes(2, 3))),
                of(
                        "max pool",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .maxPool(
                                                new Shape(3, 2),
                                                new Shape(2, 2),
                                                new Shape(1, 1),
                                                false)),
                of(
                        "average pool",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .avgPool(
                                                new Shape(2, 2),
                                                new Shape(2, 1),
                                                new Shape(0, 0),
                                                false,
                                                true)),
                of(
                        "global pools",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .globalAvgPool()
                                        .add(x.getNDArrayInternal().globalMaxPool())),
                of("nearest resize", PICTURE, x -> Operations.resizeNearest(x, 12, 15)),
                of("bilinear resize", PICTURE, x -> Operations.resizeLinear(x, 12, 10)),
                of("pixel shuffle", PICTURE, x -> Operations.pixelShuffle(x, 2)),
                of(
                        "group norm",
                        PICTURE,
                        x -> Operations.groupNormalization(x, 2, ramp(x, 4), ramp(x, 4), 1e-5)),
                of(
                        "transposed convolution",
                        PICTURE,
                        x ->
                                Operations.convolutionTranspose(
                                        x,
                                        ramp(x, 4, 3, 4, 4),
                                        ramp(x, 3),
                                        new Shape(2, 2),
                                        new Shape(1, 1),
                                        new Shape(0, 1),
                                        1)),
                of("attention", new Shape(5, 8), x -> Operations.attention(x, x.mul(0.5), x.exp())),
                of(
                        "embedding",
                        ROW,
                        x ->
                                Operations.embedding(
                                        x.abs().toType(DataType.INT64, false), ramp(x, 3, 4))),
                of(
                        "arrays made within",
                        ROW,
                        x ->
                                x.add(x.getManager().arange(6))
                                        .mul(x.getManager().ones(x.getShape()))),
                of("stopped gradient", ROW, x -> x.stopGradient().mul(x)),
                of("whole numbers and halves", ROW, x -> whole(x).add(0.5).add(whole(x).div(2))),
                of(
                        "whole arithmetic",
                        ROW,
                        x -> whole(x).mul(3).sub(whole(x)).add(whole(x).mod(3))),
                of("whole remainder of its own", ROW, x -> whole(x).mod(whole(x).abs().add(2))),
                of("whole clip", ROW, x -> whole(x).mul(2).clip(-1, 2).maximum(0).minimum(2)),
                of("whole clip by halves", ROW, x -> whole(x).mul(2).clip(-0.5, 2.5)),
                of("whole functions", ROW, x -> whole(x).exp().add(whole(x).tanh())),
                of(
                        "whole sums",
                        PICTURE,
                        x -> whole(x).sum(new int[] {1, 2}).add(whole(x).prod(new int[] {1, 2}))),
                of(
                        "narrow sums",
                        PICTURE,
                        x -> whole(x).toType(DataType.INT32, false).sum(new int[] {1})),
                of("whole and real", ROW, x -> whole(x).mul(x).add(whole(x).pow(2))),
                of(
                        "whole against halves",
                        ROW,
                        x -> truth(whole(x).gt(0.5)).add(truth(whole(x).eq(1)))),
                of("truths counted", ROW, x -> x.gt(0).sum(new int[] {1}).add(x.gt(1).sum())),
                of("truth times real", ROW, x -> x.gt(0).mul(x).add(x.gt(1).add(1))),
                of("choice of whole or real", ROW, x -> NDArrays.where(x.gt(0), whole(x), x)),
                of("logic of numbers", ROW, x -> truth(whole(x).logicalNot())),
                of("joined types", ROW, x -> whole(x).concat(x, 1)),
                of(
                        "infinite limits",
                        ROW,
                        x -> x.clip(Double.NEGATIVE_INFINITY, 1).maximum(Double.NEGATIVE_INFINITY)),
                of(
                        "masked by minus infinity",
                        ROW,
                        x ->
                                NDArrays.where(
                                                x.gt(0),
                                                x,
                                                x.getManager()
                                                        .full(
                                                                x.getShape(),
                                                                Float.NEGATIVE_INFINITY))
                                        .max(new int[] {1})
                                        .exp()),
                of("product of all", ROW, x -> x.get(":1").prod().add(x.prod(new int[] {1}))),
                of("product of two axes", PICTURE, x -> x.prod(new int[] {-1, 1})),
                of("greatest of all", PICTURE, x -> x.argMax().add(x.argMin())),
                of(
                        "best three",
                        PICTURE,
                        x -> x.topK(3, -1).get(0).add(x.topK(3, -1, false, true).get(1))),
                of("bounds beyond the size", ROW, x -> x.get("0:, 1:100").add(x.get(":, -5:"))),
                of("at most four of the batch", ROW, x -> x.get(":4").sum(new int[] {0})),
                of("last of the batch", ROW, x -> x.get("-3:").sum(new int[] {0}).add(x.get(-1))),
                of(
                        "width that is a traced size",
                        new Shape(11),
                        x -> x.reshape(-1, 11).add(x.getManager().arange(11f)).mul(11)),
                of(
                        "number that is a traced size",
                        ROW,
                        x -> x.add(11).add(17).add(8).sum().div(x.getShape().get(0))));
    }

    private static NDArray whole(NDArray x) {
        return x.mul(2).toType(DataType.INT64, false);
    }

    private static NDArray truth(NDArray truth) {
        return truth.toType(DataType.FLOAT32, false);
    }

    private static NDArray ramp(NDArray x, long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 3) * 0.3f;
        }
        return x.getManager().create(values, new Shape(shape));
    }

    private static Arguments of(String name, Shape event, UnaryOperator<NDArray> function) {
        return Arguments.of(name, event, function);
    }
}
