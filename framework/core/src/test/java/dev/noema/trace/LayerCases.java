package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofLengths;
import static dev.noema.trace.OperationCase.ramp;
import static dev.noema.trace.OperationCase.whole;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Products, convolutions, pools, resizing, normalisation, spectra and recurrent networks. */
final class LayerCases {

    private static final Shape SIGNAL = new Shape(4, 9);
    private static final Shape PICTURE = new Shape(4, 7, 6);
    private static final Shape VOLUME = new Shape(2, 5, 4, 6);

    private LayerCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(
                        smooth(products()),
                        smooth(convolutions()),
                        pools(),
                        tables(),
                        smooth(means()),
                        smooth(resized()),
                        smooth(normalized()),
                        smooth(spectra()),
                        recurrent())
                .flatMap(List::stream);
    }

    private static List<OperationCase> smooth(List<OperationCase> cases) {
        return cases.stream().map(OperationCase::smoothly).toList();
    }

    private static List<OperationCase> products() {
        return List.of(
                OperationCase.of(
                        "products of batches",
                        new Shape(3, 4),
                        x -> x.batchMatMul(x.transpose(0, 2, 1)).add(x.batchDot(x.swapAxes(1, 2)))),
                OperationCase.of(
                        "product without bfloat16",
                        new Shape(3, 4),
                        x -> Operations.preciseMatMul(x, ramp(x, 4, 2))),
                OperationCase.of(
                        "dot product",
                        new Shape(4),
                        x -> x.get(0).dot(ramp(x, 4)).add(x.dot(ramp(x, 4, 3)))),
                OperationCase.of(
                        "broadcast product",
                        new Shape(3, 4),
                        x -> x.matMul(ramp(x, 4, 5)).matMul(ramp(x, 5))),
                OperationCase.of(
                        "sums of products",
                        new Shape(3, 4),
                        x -> Operations.einsum("bij,jk,bil->bkl", x, ramp(x, 4, 2), x)),
                OperationCase.of(
                        "linear layer",
                        new Shape(3, 4),
                        x -> x.getNDArrayInternal().linear(x, ramp(x, 5, 4), ramp(x, 5)).head()),
                OperationCase.of(
                        "linear layer of a row without bias",
                        new Shape(4),
                        x -> x.getNDArrayInternal().linear(x, ramp(x, 5, 4), null).head()),
                OperationCase.of(
                        "attention where a mask allows",
                        new Shape(5, 4),
                        x -> Operations.attention(x, x.mul(0.5), x, ramp(x, 5, 5).gt(0))),
                OperationCase.of(
                        "causal attention",
                        new Shape(5, 4),
                        x -> Operations.attention(x, x, x, Operations.causalMask(x, 5, 5))),
                ofLengths("causal attention over dynamic lengths", LayerCases::causal),
                OperationCase.of(
                        "nowhere to look",
                        new Shape(3, 4),
                        x -> Operations.attention(x, x, x, ramp(x, 3, 3).gt(9))));
    }

    private static List<OperationCase> tables() {
        return List.of(
                OperationCase.of(
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

    private static List<OperationCase> convolutions() {
        return List.of(
                OperationCase.of(
                        "signal, dilated",
                        SIGNAL,
                        x -> convolved(x, ramp(x, 3, 4, 3), shape(2), shape(1), shape(2), 1)),
                OperationCase.of(
                        "signal in groups",
                        SIGNAL,
                        x -> convolved(x, ramp(x, 6, 2, 3), shape(1), shape(0), shape(1), 2)),
                OperationCase.of(
                        "picture in groups, dilated",
                        PICTURE,
                        x ->
                                convolved(
                                        x,
                                        ramp(x, 4, 2, 3, 2),
                                        shape(2, 1),
                                        shape(2, 1),
                                        shape(2, 1),
                                        2)),
                OperationCase.of(
                        "one filter for each channel",
                        PICTURE,
                        x ->
                                convolved(
                                        x,
                                        ramp(x, 4, 1, 3, 3),
                                        shape(1, 1),
                                        shape(1, 1),
                                        shape(1, 1),
                                        4)),
                OperationCase.of(
                        "volume",
                        VOLUME,
                        x ->
                                convolved(
                                        x,
                                        ramp(x, 3, 2, 2, 2, 3),
                                        shape(1, 2, 1),
                                        shape(1, 0, 1),
                                        shape(2, 1, 1),
                                        1)),
                OperationCase.of(
                        "transposed signal",
                        SIGNAL,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 4, 2, 3),
                                        ramp(x, 2),
                                        shape(2),
                                        shape(1),
                                        shape(1),
                                        shape(1),
                                        1)),
                OperationCase.of(
                        "transposed signal in groups, dilated",
                        SIGNAL,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 4, 2, 3),
                                        null,
                                        shape(1),
                                        shape(0),
                                        shape(0),
                                        shape(2),
                                        2)),
                OperationCase.of(
                        "transposed picture",
                        PICTURE,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 4, 3, 3, 2),
                                        ramp(x, 3),
                                        shape(3, 2),
                                        shape(1, 0),
                                        shape(2, 1),
                                        shape(1, 2),
                                        1)),
                OperationCase.of(
                        "transposed picture in groups",
                        PICTURE,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 4, 3, 3, 2),
                                        ramp(x, 6),
                                        shape(2, 2),
                                        shape(1, 0),
                                        shape(0, 1),
                                        shape(1, 1),
                                        2)),
                OperationCase.of(
                        "transposed volume",
                        VOLUME,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 2, 3, 2, 3, 2),
                                        ramp(x, 3),
                                        shape(2, 1, 2),
                                        shape(0, 1, 0),
                                        shape(1, 0, 1),
                                        shape(1, 1, 1),
                                        1)),
                OperationCase.of(
                        "rows beyond a stride",
                        PICTURE,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 4, 2, 3, 3),
                                        ramp(x, 2),
                                        shape(1, 2),
                                        shape(0, 1),
                                        shape(1, 1),
                                        shape(2, 2),
                                        1)),
                OperationCase.of(
                        "rows beyond the reach",
                        PICTURE,
                        x ->
                                transposed(
                                        x,
                                        ramp(x, 4, 2, 2, 2),
                                        null,
                                        shape(2, 2),
                                        shape(0, 0),
                                        shape(2, 2),
                                        shape(3, 3),
                                        1)),
                OperationCase.of(
                        "DJL's transposed convolution in groups",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .deconvolution(
                                                x,
                                                ramp(x, 6, 2, 3, 3),
                                                ramp(x, 6),
                                                shape(2, 2),
                                                shape(1, 1),
                                                shape(1, 1),
                                                shape(1, 1),
                                                2)
                                        .head()));
    }

    private static NDArray convolved(
            NDArray x, NDArray weight, Shape stride, Shape padding, Shape dilation, int groups) {
        NDArray bias = ramp(x, weight.getShape().get(0));
        return x.getNDArrayInternal()
                .convolution(x, weight, bias, stride, padding, dilation, groups)
                .head();
    }

    private static NDArray transposed(
            NDArray x,
            NDArray weight,
            NDArray bias,
            Shape stride,
            Shape padding,
            Shape more,
            Shape dilation,
            int groups) {
        return Operations.convolutionTranspose(
                x, weight, bias, stride, padding, more, dilation, groups);
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
                OperationCase.of(
                        "greatest of given windows",
                        PICTURE,
                        x -> Operations.adaptiveMaxPool(x, 3, 4)),
                OperationCase.of(
                        "greatest of a signal in windows",
                        SIGNAL,
                        x -> Operations.adaptiveMaxPool(x, 4)),
                OperationCase.of(
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
                OperationCase.of(
                        "p-norms",
                        PICTURE,
                        x ->
                                x.abs()
                                        .add(0.1)
                                        .getNDArrayInternal()
                                        .lpPool(3, shape(2, 2), shape(2, 1), shape(0, 0), true)),
                OperationCase.of(
                        "p-norms of a signal",
                        SIGNAL,
                        x -> x.getNDArrayInternal().lpPool(2, shape(3), shape(2), shape(0), false)),
                pool("p-norm of all", PICTURE, e -> e.globalLpPool(2)),
                OperationCase.of(
                        "means of given windows",
                        PICTURE,
                        x -> Operations.adaptiveAvgPool(x, 3, 4)),
                OperationCase.of(
                        "means of a signal in windows",
                        SIGNAL,
                        x -> Operations.adaptiveAvgPool(x, 12)),
                OperationCase.of(
                        "means of a volume in windows",
                        VOLUME,
                        x -> Operations.adaptiveAvgPool(x, 2, 4, 5)));
    }

    private static OperationCase pool(
            String name, Shape shape, java.util.function.Function<NDArrayEx, NDArray> pool) {
        return OperationCase.of(name, shape, x -> pool.apply(x.getNDArrayInternal()));
    }

    /** Where the engine does not do what it is told. */
    private static OperationCase own(
            String name, Shape shape, java.util.function.Function<NDArrayEx, NDArray> pool) {
        UnaryOperator<NDArray> function = x -> pool.apply(x.getNDArrayInternal());
        return OperationCase.of(
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
                    OperationCase.of(
                            "interpolation " + mode + " to more",
                            PICTURE,
                            x ->
                                    x.getNDArrayInternal()
                                            .interpolation(new long[] {14, 18}, which, false)));
            cases.add(
                    OperationCase.of(
                            "interpolation " + mode + " to other sizes",
                            PICTURE,
                            x ->
                                    x.getNDArrayInternal()
                                            .interpolation(new long[] {10, 4}, which, false)));
        }
        cases.add(OperationCase.of("nearest signal", SIGNAL, x -> Operations.resizeNearest(x, 20)));
        cases.add(
                OperationCase.of(
                        "nearest signal, doubled", SIGNAL, x -> Operations.resizeNearest(x, 18)));
        cases.add(
                OperationCase.of(
                        "nearest volume", VOLUME, x -> Operations.resizeNearest(x, 10, 8, 3)));
        cases.add(OperationCase.of("linear signal", SIGNAL, x -> Operations.resizeLinear(x, 20)));
        cases.add(
                OperationCase.of(
                        "linear picture", PICTURE, x -> Operations.resizeLinear(x, 10, 4)));
        cases.add(
                OperationCase.of(
                        "linear volume", VOLUME, x -> Operations.resizeLinear(x, 10, 6, 9)));
        cases.add(
                OperationCase.of("cubic picture", PICTURE, x -> Operations.resizeCubic(x, 10, 4)));
        cases.add(
                OperationCase.of(
                        "pictures with channels last",
                        new Shape(6, 5, 3),
                        x -> x.getNDArrayInternal().resize(10, 9, 1)));
        cases.add(
                OperationCase.of(
                        "channels into space", PICTURE, x -> Operations.pixelShuffle(x, 2)));
        return cases;
    }

    private static List<OperationCase> normalized() {
        return List.of(
                OperationCase.of(
                        "layer norm",
                        PICTURE,
                        x ->
                                x.getNDArrayInternal()
                                        .layerNorm(
                                                x, shape(7, 6), ramp(x, 7, 6), ramp(x, 7, 6), 1e-5f)
                                        .head()),
                OperationCase.of(
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
                OperationCase.of(
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
                OperationCase.of(
                        "group norm",
                        PICTURE,
                        x -> Operations.groupNormalization(x, 2, ramp(x, 4), ramp(x, 4), 1e-5)),
                OperationCase.of(
                        "group norm of a signal",
                        SIGNAL,
                        x -> Operations.groupNormalization(x, 4, null, null, 1e-5)),
                OperationCase.of(
                        "instance norm",
                        PICTURE,
                        x -> Operations.instanceNormalization(x, ramp(x, 4), ramp(x, 4), 1e-5)),
                OperationCase.of(
                        "instance norm without scale",
                        SIGNAL,
                        x -> Operations.instanceNormalization(x, null, null, 1e-3)),
                OperationCase.of(
                        "root mean square norm",
                        PICTURE,
                        x -> Operations.rmsNormalization(x, ramp(x, 7, 6), 1e-6)),
                OperationCase.of(
                        "dropout in use",
                        PICTURE,
                        x -> x.getNDArrayInternal().dropout(x, 0.5f, false).head()));
    }

    private static List<OperationCase> spectra() {
        Frames frames = Frames.centred(8, 3);
        return List.of(
                OperationCase.of(
                        "short-time spectrum",
                        new Shape(30),
                        x -> Operations.stft(x, window(x, 8), frames)),
                OperationCase.of(
                        "spectrum of a narrow window, not centred",
                        new Shape(30),
                        x -> Operations.stft(x, window(x, 5), new Frames(8, 4, false, true))),
                OperationCase.of(
                        "power spectrum",
                        new Shape(30),
                        x -> Operations.spectrogram(x, window(x, 8), frames, 2)),
                OperationCase.of(
                        "magnitudes of an odd length",
                        new Shape(30),
                        x ->
                                Operations.spectrogram(
                                        x.add(0.1), window(x, 9), Frames.centred(9, 4), 1)),
                OperationCase.of(
                        "DJL's spectrum",
                        new Shape(30),
                        x -> x.stft(8, 3, true, window(x, 8), false, false)),
                OperationCase.of(
                        "there and back",
                        new Shape(30),
                        x ->
                                Operations.istft(
                                        Operations.stft(x, window(x, 8), frames),
                                        window(x, 8),
                                        frames)),
                OperationCase.of(
                        "back to the whole length",
                        new Shape(31),
                        x ->
                                Operations.istft(
                                        Operations.stft(x, window(x, 8), frames),
                                        window(x, 8),
                                        frames,
                                        31)),
                OperationCase.of(
                        "back to more than there is",
                        new Shape(31),
                        x ->
                                Operations.istft(
                                        Operations.stft(x, window(x, 8), frames),
                                        window(x, 8),
                                        frames,
                                        40)),
                OperationCase.of(
                        "any spectrum back",
                        new Shape(5, 6, 2),
                        x ->
                                Operations.istft(
                                        x, window(x, 8).add(0.1), new Frames(8, 2, false, true))),
                OperationCase.of(
                        "back of an odd length",
                        new Shape(5, 6, 2),
                        x ->
                                Operations.istft(
                                        x, window(x, 9).add(0.1), new Frames(9, 3, true, false))));
    }

    private static NDArray window(NDArray x, int length) {
        return x.getManager().hanningWindow(length);
    }

    private static List<OperationCase> recurrent() {
        List<OperationCase> cases = new ArrayList<>();
        for (RecurrentCell cell : RecurrentCell.values()) {
            OperationCase whole =
                    OperationCase.of(
                            cell + " over a sequence", new Shape(4, 3), x -> run(cell, x, null));
            cases.add(cell == RecurrentCell.RELU ? whole : whole.smoothly());
            cases.add(
                    OperationCase.of(
                            cell + " over lengths",
                            new Shape(4, 3),
                            x ->
                                    run(
                                            cell,
                                            x,
                                            x.get(":, 0, 0")
                                                    .mul(0)
                                                    .add(3)
                                                    .toType(DataType.INT64, false))));
        }
        return cases;
    }

    private static NDArray run(RecurrentCell cell, NDArray x, NDArray lengths) {
        long rows = 2L * cell.gates();
        List<NDArray> weights = new ArrayList<>();
        for (int direction = 0; direction < 2; direction++) {
            weights.add(ramp(x, rows, 3));
            weights.add(ramp(x, rows, 2));
            weights.add(ramp(x, rows));
            weights.add(ramp(x, rows));
        }
        return new Recurrent(cell, 1, true, 0.0, false).apply(x, null, lengths, weights).get(0);
    }

    private static Shape shape(long... sizes) {
        return new Shape(sizes);
    }
}
