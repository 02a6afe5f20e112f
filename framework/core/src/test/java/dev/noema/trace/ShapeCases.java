package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;
import static dev.noema.trace.OperationCase.ofLengths;
import static dev.noema.trace.OperationCase.places;
import static dev.noema.trace.OperationCase.ramp;
import static dev.noema.trace.OperationCase.real;
import static dev.noema.trace.OperationCase.whole;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Shapes, selection and creation. */
final class ShapeCases {

    private static final Shape ROW = new Shape(6);
    private static final Shape PICTURE = new Shape(4, 6, 5);

    private ShapeCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(
                        shapes().stream().map(OperationCase::smoothly).toList(),
                        selected().stream().map(OperationCase::smoothly).toList(),
                        unsmooth(),
                        created())
                .flatMap(List::stream);
    }

    private static List<OperationCase> shapes() {
        return List.of(
                ofBatch(
                        "tiles",
                        ROW,
                        x -> x.tile(2).add(x.tile(new Shape(2 * x.getShape().get(0), 12)))),
                ofBatch(
                        "tiles along an axis",
                        ROW,
                        x -> x.tile(1, 3).add(x.tile(new long[] {1, 1, 3}).get(0))),
                ofBatch("repeated", ROW, x -> x.repeat(2).add(x.repeat(new long[] {2, 2}))),
                ofBatch(
                        "repeated to a shape",
                        ROW,
                        x -> x.repeat(new Shape(18)).add(x.repeat(1, 3))),
                ofBatch(
                        "quarter turns",
                        new Shape(4, 4),
                        x ->
                                x.rotate90(1, new int[] {1, 2})
                                        .add(x.rotate90(2, new int[] {1, 2}))
                                        .add(x.rotate90(-1, new int[] {1, 2}))
                                        .add(x.rotate90(4, new int[] {1, 2}))),
                ofBatch(
                        "mirrored at the edge",
                        PICTURE,
                        x -> Operations.pad(x, Operations.Padding.REFLECT, 2, 1, 0, 3)),
                ofBatch(
                        "edge repeated",
                        PICTURE,
                        x -> Operations.pad(x, Operations.Padding.EDGE, 2, 1, 1, 0)),
                ofLengths(
                        "mirrored at a dynamic edge",
                        x -> Operations.pad(x, Operations.Padding.REFLECT, 3, 2)),
                ofBatch("padded and cropped", PICTURE, x -> x.pad(new Shape(1, 2, -1, 1), 0.5)),
                ofBatch(
                        "diagonals",
                        PICTURE,
                        x ->
                                x.diagonal(1, 2, 3)
                                        .get("..., :3")
                                        .add(x.diagonal(-2, -2, -1).get("..., :3"))),
                ofBatch("flips", PICTURE, x -> x.flip(1, 3).add(x.flip(2))),
                ofBatch(
                        "splits",
                        PICTURE,
                        x -> x.split(2, 2).get(0).add(x.split(new long[] {3}, 2).get(1))),
                ofBatch(
                        "new axes and transpositions",
                        PICTURE,
                        x -> x.expandDims(-1).squeeze(4).transpose().transpose(3, 2, 1, 0)),
                ofBatch("flattened", PICTURE, x -> x.flatten().add(x.flatten(0, 3))),
                ofBatch(
                        "stacked",
                        ROW,
                        x ->
                                NDArrays.stack(new NDList(x, x.neg()), -1)
                                        .add(x.stack(x).transpose(1, 2, 0))),
                ofBatch(
                        "broadcast",
                        ROW,
                        x -> x.expandDims(1).broadcast(x.getShape().get(0), 3, 6)));
    }

    private static List<OperationCase> selected() {
        return List.of(
                ofBatch(
                        "rows by places",
                        PICTURE,
                        x -> x.get(new NDIndex(":, {}", places(x, new Shape(3), 2, -1, 0)))),
                ofBatch(
                        "rows by a table of places",
                        PICTURE,
                        x -> x.get(new NDIndex(":, {}, 1:", places(x, new Shape(2, 3), 2, 1, 0)))),
                ofBatch(
                        "points by two arrays",
                        PICTURE,
                        x ->
                                x.get(
                                        new NDIndex(
                                                "..., {}, {}",
                                                places(x, new Shape(2, 1), 5, -1),
                                                places(x, new Shape(3), 0, 4, -2)))),
                ofBatch("items by places", PICTURE, x -> x.get(places(x, new Shape(3), 0, 0, 0))),
                ofBatch(
                        "one of each row",
                        PICTURE,
                        x ->
                                x.get(
                                        new NDIndex()
                                                .addAllDim()
                                                .addAllDim()
                                                .addAllDim()
                                                .addPickDim(picks(x)))),
                ofBatch("gathered", PICTURE, x -> x.gather(picks(x), 3)),
                ofBatch(
                        "fewer gathered than there are",
                        PICTURE,
                        x -> x.gather(picks(x).get(":, :2, :3"), 3)),
                ofBatch(
                        "taken from all",
                        ROW,
                        x -> x.take(places(x, new Shape(2, 2), 0, 5, -1, 3))),
                ofBatch(
                        "points by coordinates",
                        PICTURE,
                        x -> x.get(0).gatherNd(places(x, new Shape(2, 3), 3, 1, 0, 5, 2, 1))),
                ofBatch(
                        "written by places",
                        PICTURE,
                        x -> x.scatter(picks(x), x.get("..., :1").mul(2), 3)),
                ofBatch(
                        "written along an axis, fewer places than values",
                        PICTURE,
                        x -> x.mul(3).scatter(picks(x).get(":, :, :2"), x, 3)),
                ofBatch(
                        "put into all",
                        ROW,
                        x -> x.put(places(x, new Shape(2), 3, 0), ramp(x, 2).add(x.get(0, 1)))),
                ofBatch(
                        "new axes in an index",
                        PICTURE,
                        x ->
                                x.get(new NDIndex().addIndices("1:, :, 2").addIndices("..."))
                                        .get(":, :, 0")
                                        .sum()),
                ofBatch(
                        "sequences of their own lengths",
                        PICTURE,
                        x -> x.sequenceMask(lengths(x)).add(x.sequenceMask(lengths(x), 2))));
    }

    private static NDArray picks(NDArray x) {
        return x.mul(0)
                .add(ramp(x, 1, 4, 6, 5))
                .get("..., :1")
                .mul(5)
                .abs()
                .toType(DataType.INT64, false);
    }

    private static NDArray lengths(NDArray x) {
        return x.get(":, 0, 0, 0").abs().mul(2).toType(DataType.INT64, false);
    }

    private static List<OperationCase> unsmooth() {
        return List.of(
                ofBatch(
                        "rows of a table",
                        ROW,
                        x ->
                                Operations.embedding(whole(x).abs(), ramp(x, 5, 2))
                                        .mul(x.expandDims(2))),
                ofBatch(
                        "one-hot of other values",
                        ROW,
                        x -> whole(x).abs().oneHot(5, 2f, -1f, DataType.FLOAT32)),
                ofBatch(
                        "one-hot whole numbers",
                        ROW,
                        x -> whole(x).abs().oneHot(5, DataType.INT64)),
                ofBatch("one-hot truths", ROW, x -> whole(x).abs().oneHot(5, DataType.BOOLEAN)),
                ofBatch(
                        "whole numbers padded and flipped",
                        ROW,
                        x -> whole(x).pad(new Shape(1, 1), 7).flip(1)),
                ofBatch("truths joined", ROW, x -> real(x.gt(0).concat(x.lt(1), 1))),
                ofBatch(
                        "bytes sliced",
                        ROW,
                        x -> real(x.abs().toType(DataType.UINT8, false).get(":, 1:5:2"))),
                ofBatch(
                        "casts to and fro",
                        ROW,
                        x ->
                                real(x.mul(3)
                                                .toType(DataType.INT32, false)
                                                .toType(DataType.INT64, false))
                                        .add(real(x.toType(DataType.BOOLEAN, false)))));
    }

    private static List<OperationCase> created() {
        return List.of(
                ofBatch(
                        "unit matrices",
                        ROW,
                        x -> x.matMul(x.getManager().eye(6)).add(x.getManager().eye(1, 6, 0))),
                ofBatch(
                        "unit matrix of a dynamic size",
                        ROW,
                        x -> x.add(x.getManager().eye((int) x.getShape().get(0)).sum())),
                ofBatch("even steps", ROW, x -> x.add(x.getManager().linspace(-1f, 2f, 6))),
                ofLengths(
                        "even steps of a dynamic size",
                        x -> x.mul(x.getManager().linspace(0f, 1f, (int) x.getShape().get(1)))),
                ofBatch(
                        "ranges",
                        ROW,
                        x ->
                                x.add(x.getManager().arange(0f, 3f, 0.5f))
                                        .add(x.getManager().arange(6))
                                        .mul(x.getManager().arange(5, -1, -1, DataType.FLOAT32))),
                ofLengths(
                        "range of a dynamic size",
                        x -> x.mul(x.getManager().arange((int) x.getShape().get(1)))),
                ofBatch(
                        "filled",
                        ROW,
                        x ->
                                x.add(x.getManager().full(new Shape(6), 3))
                                        .mul(x.getManager().ones(x.getShape()))
                                        .add(x.onesLike())
                                        .add(x.getManager().zeros(new Shape(1, 6)))),
                ofBatch("window of cosines", ROW, x -> x.mul(x.getManager().hanningWindow(6))),
                ofBatch(
                        "numbers",
                        ROW,
                        x ->
                                x.add(x.getManager().create(2.5f))
                                        .mul(x.getManager().create(new int[] {1, 2, 3, 4, 5, 6}))),
                ofBatch(
                        "gradient cut off",
                        ROW,
                        x -> x.stopGradient().mul(x).add(x.scaleGradient(0.5))));
    }
}
