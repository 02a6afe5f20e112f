package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;
import static dev.noema.trace.OperationCase.ramp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Convolutions and transposed ones. */
final class ConvolutionCases {

    private static final Shape SIGNAL = new Shape(4, 9);
    private static final Shape PICTURE = new Shape(4, 7, 6);
    private static final Shape VOLUME = new Shape(2, 5, 4, 6);

    private ConvolutionCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(smooth(convolutions())).flatMap(List::stream);
    }

    private static List<OperationCase> smooth(List<OperationCase> cases) {
        return cases.stream().map(OperationCase::smoothly).toList();
    }

    private static List<OperationCase> convolutions() {
        return List.of(
                ofBatch(
                        "signal, dilated",
                        SIGNAL,
                        x -> convolved(x, ramp(x, 3, 4, 3), shape(2), shape(1), shape(2), 1)),
                ofBatch(
                        "signal in groups",
                        SIGNAL,
                        x -> convolved(x, ramp(x, 6, 2, 3), shape(1), shape(0), shape(1), 2)),
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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
                ofBatch(
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

    private static Shape shape(long... sizes) {
        return new Shape(sizes);
    }
}
