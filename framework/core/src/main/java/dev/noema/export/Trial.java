package dev.noema.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs of one size on which graph and engine are compared, the same on every machine.
 *
 * @param sizes the dynamic dimensions
 * @param inputs the values by name
 */
record Trial(Map<String, Long> sizes, Map<String, Tensor> inputs) {

    /** The first three dynamic dimensions in each trial: each is one once, and odd and even. */
    private static final long[][] SIZES = {{1, 6, 5}, {3, 1, 8}, {2, 9, 1}, {4, 7, 3}, {5, 12, 16}};

    /** How many trials there are: the last ones stand in for those that the engine refuses. */
    static final int COUNT = SIZES.length;

    /**
     * The trial of a number.
     *
     * @param draw which draw of its values
     */
    static Trial of(List<Input> inputs, int number, int draw) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String dimension : Subject.dimensions(inputs)) {
            sizes.put(dimension, SIZES[number][sizes.size()]);
        }
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Input input : inputs) {
            values.put(input.name(), values(input, sizes, Noise.of(number, draw, input.name())));
        }
        return new Trial(sizes, values);
    }

    private static Tensor values(Input input, Map<String, Long> sizes, Noise noise) {
        long[] shape =
                input.shape().stream()
                        .mapToLong(each -> each.isFixed() ? each.size() : sizes.get(each.name()))
                        .toArray();
        int size = Tensor.size(shape);
        if (input.type() == DataType.FLOAT32) {
            return new FloatTensor(floats(input, size, noise), shape);
        }
        long[] values = new long[size];
        int range = (int) Math.min(Integer.MAX_VALUE, input.high() - input.low() + 1);
        for (int i = 0; i < size; i++) {
            values[i] = (long) input.low() + noise.below(range, i);
        }
        return new LongTensor(values, shape);
    }

    private static float[] floats(Input input, int size, Noise noise) {
        float[] values = new float[size];
        if (input.low() == 0 && input.high() == 0) {
            noise.normals(values);
            return values;
        }
        noise.uniforms(values);
        for (int i = 0; i < size; i++) {
            values[i] = (float) (input.low() + (input.high() - input.low()) * values[i]);
        }
        return values;
    }

    /** The inputs as arrays of the engine, in their order, real ones of type {@code real}. */
    NDList arrays(NDManager manager, List<Input> declared, DataType real) {
        NDList arrays = new NDList();
        for (Input input : declared) {
            Tensor tensor = inputs.get(input.name());
            Shape shape = new Shape(tensor.shape());
            NDArray array =
                    tensor instanceof FloatTensor floats
                            ? manager.create(floats.values(), shape)
                            : manager.create(((LongTensor) tensor).values(), shape);
            arrays.add(array.toType(input.type().isFloating() ? real : input.type(), false));
        }
        return arrays;
    }

    /** An array of the engine as host values. */
    static Tensor host(NDArray array) {
        long[] shape = array.getShape().getShape();
        return array.getDataType().isFloating()
                ? new FloatTensor(array.toType(DataType.FLOAT32, false).toFloatArray(), shape)
                : new LongTensor(array.toType(DataType.INT64, false).toLongArray(), shape);
    }
}
