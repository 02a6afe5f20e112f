package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;
import static dev.noema.trace.OperationCase.ofLengths;
import static dev.noema.trace.OperationCase.ramp;
import static dev.noema.trace.OperationCase.whole;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.List;
import java.util.stream.Stream;

/** Products, attention, tables of rows and normalisation. */
final class LayerCases {

    private static final Shape SIGNAL = new Shape(4, 9);
    private static final Shape PICTURE = new Shape(4, 7, 6);

    private LayerCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(smooth(products()), tables(), smooth(normalized())).flatMap(List::stream);
    }

    private static List<OperationCase> smooth(List<OperationCase> cases) {
        return cases.stream().map(OperationCase::smoothly).toList();
    }

    private static List<OperationCase> products() {
        return List.of(
                ofBatch(
                        "products of batches",
                        new Shape(3, 4),
                        x -> x.batchMatMul(x.transpose(0, 2, 1)).add(x.batchDot(x.swapAxes(1, 2)))),
                ofBatch(
                        "product without bfloat16",
                        new Shape(3, 4),
                        x -> Operations.preciseMatMul(x, ramp(x, 4, 2))),
                ofBatch(
                        "dot product",
                        new Shape(4),
                        x -> x.get(0).dot(ramp(x, 4)).add(x.dot(ramp(x, 4, 3)))),
                ofBatch(
                        "broadcast product",
                        new Shape(3, 4),
                        x -> x.matMul(ramp(x, 4, 5)).matMul(ramp(x, 5))),
                ofBatch(
                        "sums of products",
                        new Shape(3, 4),
                        x -> Operations.einsum("bij,jk,bil->bkl", x, ramp(x, 4, 2), x)),
                ofBatch(
                        "linear layer",
                        new Shape(3, 4),
                        x -> x.getNDArrayInternal().linear(x, ramp(x, 5, 4), ramp(x, 5)).head()),
                ofBatch(
                        "linear layer of a row without bias",
                        new Shape(4),
                        x -> x.getNDArrayInternal().linear(x, ramp(x, 5, 4), null).head()),
                ofBatch(
                        "attention where a mask allows",
                        new Shape(5, 4),
                        x -> Operations.attention(x, x.mul(0.5), x, ramp(x, 5, 5).gt(0))),
                ofBatch(
                        "causal attention",
                        new Shape(5, 4),
                        x -> Operations.attention(x, x, x, Operations.causalMask(x, 5, 5))),
                ofLengths("causal attention over dynamic lengths", LayerCases::causal),
                ofBatch(
                        "nowhere to look",
                        new Shape(3, 4),
                        x -> Operations.attention(x, x, x, ramp(x, 3, 3).gt(9))));
    }

    private static List<OperationCase> tables() {
        return List.of(
                ofBatch(
                        "table of rows, sparse gradient",
                        new Shape(4),
                        x ->
                                x.getNDArrayInternal()
                                        .embedding(whole(x).abs(), ramp(x, 5, 3), SparseFormat.COO)
                                        .head()
                                        .mul(x.expandDims(2))));
    }

    private static NDArray causal(NDArray x) {
        NDArray words = x.expandDims(2).mul(ramp(x, 4));
        long length = x.getShape().get(1);
        return Operations.attention(words, words, words, Operations.causalMask(x, length, length));
    }

    private static List<OperationCase> normalized() {
        return List.of(
                ofBatch(
                        "layer norm",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .layerNorm(
                                                x, shape(7, 6), ramp(x, 7, 6), ramp(x, 7, 6), 1e-5f)
                                        .head()),
                ofBatch(
                        "batch norm in use",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .batchNorm(
                                                x,
                                                ramp(x, 4),
                                                ramp(x, 4).abs().add(0.5),
                                                ramp(x, 4),
                                                ramp(x, 4),
                                                1,
                                                0.9f,
                                                1e-5f,
                                                false)
                                        .head()),
                ofBatch(
                        "batch norm of the last axis",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .batchNorm(
                                                x,
                                                ramp(x, 6),
                                                ramp(x, 6).abs().add(0.5),
                                                ramp(x, 6),
                                                ramp(x, 6),
                                                3,
                                                0.9f,
                                                1e-5f,
                                                false)
                                        .head()),
                ofBatch(
                        "group norm",
                        PICTURE,
                        x -> Operations.groupNormalization(x, 2, ramp(x, 4), ramp(x, 4), 1e-5)),
                ofBatch(
                        "group norm of a signal",
                        SIGNAL,
                        x -> Operations.groupNormalization(x, 4, null, null, 1e-5)),
                ofBatch(
                        "instance norm",
                        PICTURE,
                        x -> Operations.instanceNormalization(x, ramp(x, 4), ramp(x, 4), 1e-5)),
                ofBatch(
                        "instance norm without scale",
                        SIGNAL,
                        x -> Operations.instanceNormalization(x, null, null, 1e-3)),
                ofBatch(
                        "root mean square norm",
                        PICTURE,
                        x -> Operations.rmsNormalization(x, ramp(x, 7, 6), 1e-6)),
                ofBatch(
                        "dropout in use",
                        PICTURE,
                        x -> x.getNDArrayInternal().dropout(x, 0.5f, false).head()));
    }

    private static Shape shape(long... sizes) {
        return new Shape(sizes);
    }
}
