package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.trace.Program;
import dev.noema.trace.Size;
import dev.noema.trace.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays on the Java heap as programs want them: noise of the right sizes, and native copies. */
public final class HostArrays {

    private HostArrays() {}

    /** Copies tensors into native arrays of {@code scope}. */
    public static Map<String, NDArray> toNative(NDManager scope, Map<String, Tensor> tensors) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    Shape shape = new Shape(tensor.shape());
                    arrays.put(
                            name,
                            tensor instanceof FloatTensor floats
                                    ? scope.create(floats.values(), shape)
                                    : scope.create(((LongTensor) tensor).values(), shape));
                });
        return arrays;
    }

    /** How many items a batch has. */
    public static long items(Map<String, Tensor> batch) {
        return batch.values().iterator().next().shape()[0];
    }

    /** The dynamic dimensions of a program, read off the data that it is given. */
    public static Map<String, Long> sizes(Program program, Map<String, Tensor> batch) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.DATA)) {
            Tensor tensor = batch.get(source.name());
            for (int axis = 0; tensor != null && axis < source.shape().size(); axis++) {
                Size size = source.shape().get(axis);
                if (size.isDimension()) {
                    sizes.put(size.dimensions().get(0), tensor.shape()[axis]);
                }
            }
        }
        return sizes;
    }

    /**
     * The noise that a program takes, as {@code noise.<purpose>}: a function of (seed, draw,
     * purpose).
     */
    public static Map<String, Tensor> noise(
            Program program, Map<String, Long> sizes, long seed, long draw) {
        Map<String, Tensor> noise = new LinkedHashMap<>();
        for (Source source : TracedModel.noise(program)) {
            long[] shape = source.shape().stream().mapToLong(size -> size.value(sizes)).toArray();
            float[] values = new float[Tensor.size(shape)];
            Noise generator = Noise.of(seed, draw, source.name());
            if (source.kind() == Source.Kind.NORMAL) {
                generator.normals(values);
            } else {
                generator.uniforms(values);
            }
            noise.put(Arguments.NOISE + source.name(), new FloatTensor(values, shape));
        }
        return noise;
    }
}
