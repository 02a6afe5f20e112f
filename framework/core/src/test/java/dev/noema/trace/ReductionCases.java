package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;
import static dev.noema.trace.OperationCase.ofLengths;
import static dev.noema.trace.OperationCase.real;
import static dev.noema.trace.OperationCase.whole;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Sums, norms and orders. */
final class ReductionCases {

    private static final Shape ROW = new Shape(7);
    private static final Shape PICTURE = new Shape(3, 4, 5);

    private ReductionCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(smooth(), orders(), others()).flatMap(List::stream);
    }

    private static List<OperationCase> smooth() {
        return Stream.of(
                        ofBatch("norm of all", PICTURE, x -> x.norm(false).add(x.norm(true).sum())),
                        ofBatch(
                                "norms of orders",
                                PICTURE,
                                x ->
                                        x.norm(1, new int[] {1}, true)
                                                .add(x.norm(3, new int[] {-1}, true))
                                                .add(x.norm(new int[] {2}, true))),
                        ofBatch(
                                "unit length",
                                PICTURE,
                                x -> x.normalize(2, 1, 1e-12).add(x.normalize())),
                        ofBatch(
                                "variances",
                                PICTURE,
                                x ->
                                        Operations.variance(x, new int[] {1, -1}, true, true)
                                                .add(
                                                        Operations.variance(
                                                                x, new int[] {2}, false, true))),
                        ofBatch(
                                "standard deviation over the batch and its pixels",
                                ROW,
                                x ->
                                        Operations.standardDeviation(
                                                x, new int[] {0, 1}, true, false)),
                        ofBatch("cumulative product", ROW, x -> x.cumProd(1)),
                        ofBatch(
                                "cumulative sums",
                                PICTURE,
                                x -> x.cumSum(2).add(x.cumSum(-3)).add(x.cumSum())),
                        ofBatch(
                                "log of summed exponentials",
                                PICTURE,
                                x -> Operations.logSumExp(x, new int[] {1}, true)),
                        ofBatch(
                                "differences",
                                PICTURE,
                                x ->
                                        x.diff(1, 2)
                                                .add(
                                                        x.diff(1, 3)
                                                                .get("..., :, 1:2")
                                                                .get(":, :, 1:"))),
                        ofBatch("second differences", ROW, x -> x.diff(2, 1)),
                        ofBatch(
                                "mean of kept axes",
                                PICTURE,
                                x -> x.sub(x.mean(new int[] {1, 2}, true)).mul(x)),
                        ofBatch("products", ROW, x -> x.prod(new int[] {1}, true).mul(x)),
                        ofBatch("softmax", PICTURE, x -> x.softmax(1).mul(x.logSoftmax(-1))),
                        ofBatch("sum of no axes is of all", ROW, x -> x.sum(new int[] {}).add(x)))
                .map(OperationCase::smoothly)
                .toList();
    }

    private static List<OperationCase> orders() {
        return List.of(
                ofBatch("sorted", PICTURE, x -> x.sort(2).add(x.sort())),
                ofBatch("sorted whole numbers with ties", PICTURE, x -> whole(x).sort(1)),
                ofBatch(
                        "sorted truths and bytes",
                        ROW,
                        x -> real(x.abs().toType(DataType.UINT8, false).sort())),
                ofBatch(
                        "places of sorted values",
                        PICTURE,
                        x -> x.argSort(1, true).add(x.argSort())),
                ofBatch(
                        "places of ties keep their order",
                        ROW,
                        x -> whole(x).argSort(1, true).mul(10).add(x.mul(0).argSort(1, true))),
                ofBatch("places from the greatest down", ROW, x -> whole(x).argSort(-1, false)),
                ofLengths("sorted along a dynamic axis", x -> x.sort(1).add(x.argSort(1, true))),
                ofBatch("middle of five", PICTURE, x -> x.median()),
                ofBatch("middle of four", PICTURE, x -> x.median(new int[] {2})),
                ofLengths("middle of a dynamic axis", x -> x.median(new int[] {1})),
                ofBatch("middle of whole numbers", PICTURE, x -> whole(x).median(new int[] {1})),
                ofBatch(
                        "percentiles",
                        PICTURE,
                        x ->
                                x.percentile(25)
                                        .add(x.percentile(90))
                                        .add(x.percentile(100))
                                        .add(x.percentile(0))),
                ofBatch("percentile of an axis", PICTURE, x -> x.percentile(33.3, new int[] {1})),
                ofLengths("percentile of a dynamic axis", x -> x.percentile(60, new int[] {1})),
                ofBatch("greatest whole numbers", PICTURE, x -> whole(x).topK(2, 1).get(0)),
                ofBatch("least three", PICTURE, x -> x.topK(3, 3, false, true).get(0)),
                ofBatch("places of greatest three", PICTURE, x -> x.topK(3, 3).get(1)),
                ofBatch(
                        "first of the greatest",
                        PICTURE,
                        x -> x.round().argMax(1).add(x.round().argMin(1))),
                ofBatch(
                        "first of equal whole numbers",
                        PICTURE,
                        x -> whole(x).argMax(2).add(whole(x).argMin(2))),
                ofBatch(
                        "first of equal bytes",
                        ROW,
                        x -> x.abs().toType(DataType.UINT8, false).argMax(1)));
    }

    private static List<OperationCase> others() {
        return List.of(
                ofBatch(
                        "how many are not zero",
                        PICTURE,
                        x -> x.round().norm(0, new int[] {1}, false)),
                ofBatch("cumulative product with zeros", ROW, x -> x.round().cumProd(1)),
                ofBatch(
                        "cumulative product of whole numbers",
                        ROW,
                        x -> whole(x).cumProd(1, DataType.INT64).add(whole(x).cumSum(1))),
                ofBatch("cumulative sum of truths", ROW, x -> x.gt(0).cumSum(1)),
                ofBatch("traces", PICTURE, x -> x.trace(0, 1, 2).add(x.trace(1, 1, 2))),
                ofBatch(
                        "extremes of whole numbers",
                        PICTURE,
                        x ->
                                whole(x).max(new int[] {1})
                                        .add(whole(x).min(new int[] {-3}))
                                        .add(whole(x).max())),
                ofBatch("extremes of all", PICTURE, x -> x.max().sub(x.min())),
                ofBatch("nothing summed", ROW, x -> x.get(":, 7:").sum(new int[] {1})),
                ofBatch("empty arrays joined", ROW, x -> x.get(":, 3:3").concat(x, 1)),
                ofBatch("both outputs", PICTURE, x -> both(x.topK(2, 1))));
    }

    private static NDArray both(NDList outputs) {
        return outputs.get(0).add(outputs.get(1));
    }
}
