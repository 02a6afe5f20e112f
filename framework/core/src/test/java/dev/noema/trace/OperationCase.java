package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * One use of operations, on an array {@code x} of float32 values between -2 and 2.
 *
 * @param name what is shown
 * @param shape of {@code x}; {@code batch} and {@code length} are its dynamic sizes
 * @param function what is computed
 * @param smooth whether it has a gradient everywhere, which is compared too
 */
record OperationCase(
        String name, List<Size> shape, UnaryOperator<NDArray> function, boolean smooth) {

    private static final List<Map<String, Long>> SIZES =
            List.of(Map.of("batch", 1L, "length", 9L), Map.of("batch", 5L, "length", 12L));

    /** Over a batch of arrays of a shape. */
    static OperationCase ofBatch(String name, Shape event, UnaryOperator<NDArray> function) {
        List<Size> shape =
                LongStream.concat(LongStream.of(-1), LongStream.of(event.getShape()))
                        .mapToObj(size -> size < 0 ? Size.of("batch") : Size.fixed(size))
                        .toList();
        return new OperationCase(name, shape, function, false);
    }

    /** Over (batch, length), both dynamic. */
    static OperationCase ofLengths(String name, UnaryOperator<NDArray> function) {
        List<Size> shape = List.of(Size.of("batch"), Size.of("length"));
        return new OperationCase(name, shape, function, false);
    }

    OperationCase smoothly() {
        return new OperationCase(name, shape, function, true);
    }

    Parity parity() {
        return new Parity(
                List.of(new Tracer.Input("x", DataType.FLOAT32, shape)),
                (pass, arrays) -> function.apply(arrays.get(0)));
    }

    List<Map<String, Long>> sizes() {
        boolean lengths = shape.stream().anyMatch(size -> size.dimensions().contains("length"));
        return lengths ? SIZES : List.of(Map.of("batch", 1L), Map.of("batch", 5L));
    }

    /** A constant of a shape with values from -0.9 to 0.9. */
    static NDArray ramp(NDArray x, long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 3) * 0.3f;
        }
        return x.getManager().create(values, new Shape(shape));
    }

    static NDArray whole(NDArray x) {
        return x.mul(2).toType(DataType.INT64, false);
    }

    static NDArray real(NDArray x) {
        return x.toType(DataType.FLOAT32, false);
    }

    /** Whole numbers of a shape, beginning with those given and going round. */
    static NDArray places(NDArray x, Shape shape, long... values) {
        long[] all = new long[(int) shape.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i % values.length];
        }
        return x.getManager().create(all, shape);
    }

    @Override
    public String toString() {
        return name;
    }
}
