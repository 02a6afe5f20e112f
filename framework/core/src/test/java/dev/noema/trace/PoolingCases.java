package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Pools and resizing. */
final class PoolingCases {

    private static final Shape SIGNAL = new Shape(4, 9);
    private static final Shape PICTURE = new Shape(4, 7, 6);
    private static final Shape VOLUME = new Shape(2, 5, 4, 6);

    private PoolingCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(pools(), smooth(means()), smooth(resized())).flatMap(List::stream);
    }

    private static List<OperationCase> smooth(List<OperationCase> cases) {
        return cases.stream().map(OperationCase::smoothly).toList();
    }

    private static List<OperationCase> pools() {
        return List.of(
                pool(
                        "greatest of a signal",
                        SIGNAL,
                        e -> e.maxPool(shape(3), shape(2), shape(1), false)),
                pool(
                        "greatest of a signal, last window too",
                        SIGNAL,
                        e -> e.maxPool(shape(2), shape(2), shape(0), true)),
                pool(
                        "greatest of a picture, windows in the padding",
                        PICTURE,
                        e -> e.maxPool(shape(3, 2), shape(3, 3), shape(1, 1), true)),
                pool(
                        "greatest of a volume",
                        VOLUME,
                        e -> e.maxPool(shape(2, 2, 3), shape(2, 1, 2), shape(0, 1, 1), true)),
                pool("greatest of all", PICTURE, NDArrayEx::globalMaxPool),
                ofBatch(
                        "greatest of given windows",
                        PICTURE,
                        x -> Operations.adaptiveMaxPool(x, 3, 4)),
                ofBatch(
                        "greatest of a signal in windows",
                        SIGNAL,
                        x -> Operations.adaptiveMaxPool(x, 4)),
                ofBatch(
                        "greatest of a volume in windows",
                        VOLUME,
                        x -> Operations.adaptiveMaxPool(x, 2, 4, 3)));
    }

    private static List<OperationCase> means() {
        return List.of(
                pool(
                        "mean of a signal",
                        SIGNAL,
                        e -> e.avgPool(shape(3), shape(2), shape(1), false, true)),
                own(
                        "mean of a signal without its padding",
                        SIGNAL,
                        e -> e.avgPool(shape(3), shape(2), shape(1), false, false)),
                pool(
                        "mean of a picture, last window too",
                        PICTURE,
                        e -> e.avgPool(shape(3, 2), shape(2, 3), shape(0, 0), true, true)),
                pool(
                        "mean of a picture with padding, last window too",
                        PICTURE,
                        e -> e.avgPool(shape(3, 2), shape(2, 3), shape(1, 1), true, true)),
                OperationCase.ofLengths(
                        "mean of any length with padding, last window too",
                        x ->
                                x.expandDims(1)
                                        .getNDArrayInternal()
                                        .avgPool(shape(3), shape(2), shape(1), true, true)),
                own(
                        "mean of a picture without padding, last window too",
                        PICTURE,
                        e -> e.avgPool(shape(3, 2), shape(2, 3), shape(1, 1), true, false)),
                pool(
                        "mean of a volume",
                        VOLUME,
                        e -> e.avgPool(shape(2, 2, 3), shape(2, 1, 2), shape(1, 0, 1), true, true)),
                pool("means of all", PICTURE, NDArrayEx::globalAvgPool),
                pool("means of a volume", VOLUME, NDArrayEx::globalAvgPool),
                ofBatch(
                        "p-norms",
                        PICTURE,
                        x ->
                                x.abs()
                                        .add(0.1)
                                        .getNDArrayInternal()
                                        .lpPool(3, shape(2, 2), shape(2, 1), shape(0, 0), true)),
                ofBatch(
                        "p-norms of a signal",
                        SIGNAL,
                        x -> x.getNDArrayInternal().lpPool(2, shape(3), shape(2), shape(0), false)),
                pool("p-norm of all", PICTURE, e -> e.globalLpPool(2)),
                ofBatch(
                        "means of given windows",
                        PICTURE,
                        x -> Operations.adaptiveAvgPool(x, 3, 4)),
                ofBatch(
                        "means of a signal in windows",
                        SIGNAL,
                        x -> Operations.adaptiveAvgPool(x, 12)),
                ofBatch(
                        "means of a volume in windows",
                        VOLUME,
                        x -> Operations.adaptiveAvgPool(x, 2, 4, 5)));
    }

    private static OperationCase pool(
            String name, Shape shape, java.util.function.Function<NDArrayEx, NDArray> pool) {
        return ofBatch(name, shape, x -> pool.apply(x.getNDArrayInternal()));
    }

    /** Where the engine does not do what it is told. */
    private static OperationCase own(
            String name, Shape shape, java.util.function.Function<NDArrayEx, NDArray> pool) {
        UnaryOperator<NDArray> function = x -> pool.apply(x.getNDArrayInternal());
        return ofBatch(
                name,
                shape,
                x -> {
                    if (Recorder.recorded(x) == null) {
                        throw new UnsupportedOperationException("the engine counts the padding");
                    }
                    return function.apply(x);
                });
    }

    private static List<OperationCase> resized() {
        List<OperationCase> cases = new ArrayList<>();
        for (int mode = 0; mode < 4; mode++) {
            int which = mode;
            cases.add(
                    ofBatch(
                            "interpolation " + mode + " to more",
                            PICTURE,
                            x ->
                                    x.getNDArrayInternal()
                                            .interpolation(new long[] {14, 18}, which, false)));
            cases.add(
                    ofBatch(
                            "interpolation " + mode + " to other sizes",
                            PICTURE,
                            x ->
                                    x.getNDArrayInternal()
                                            .interpolation(new long[] {10, 4}, which, false)));
        }
        cases.add(ofBatch("nearest signal", SIGNAL, x -> Operations.resizeNearest(x, 20)));
        cases.add(ofBatch("nearest signal, doubled", SIGNAL, x -> Operations.resizeNearest(x, 18)));
        cases.add(ofBatch("nearest volume", VOLUME, x -> Operations.resizeNearest(x, 10, 8, 3)));
        cases.add(ofBatch("linear signal", SIGNAL, x -> Operations.resizeLinear(x, 20)));
        cases.add(ofBatch("linear picture", PICTURE, x -> Operations.resizeLinear(x, 10, 4)));
        cases.add(ofBatch("linear volume", VOLUME, x -> Operations.resizeLinear(x, 10, 6, 9)));
        cases.add(ofBatch("cubic picture", PICTURE, x -> Operations.resizeCubic(x, 10, 4)));
        cases.add(
                ofBatch(
                        "pictures with channels last",
                        new Shape(6, 5, 3),
                        x -> x.getNDArrayInternal().resize(10, 9, 1)));
        cases.add(ofBatch("channels into space", PICTURE, x -> Operations.pixelShuffle(x, 2)));
        return cases;
    }

    private static Shape shape(long... sizes) {
        return new Shape(sizes);
    }
}
