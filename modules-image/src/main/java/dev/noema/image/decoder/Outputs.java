package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays that a likelihood asks for, cut from the last layer's result along dimension 1.
 *
 * @param specs what is asked for
 * @param sizes how much of dimension 1 each takes
 */
record Outputs(List<ParameterSpec> specs, long[] sizes) {

    /** Arrays of maps, stacked channel by channel. */
    static Outputs ofMaps(List<ParameterSpec> specs) {
        return new Outputs(specs, specs.stream().mapToLong(spec -> spec.shape().get(0)).toArray());
    }

    /** Arrays of any shape, one after another. */
    static Outputs ofNumbers(List<ParameterSpec> specs) {
        return new Outputs(specs, specs.stream().mapToLong(spec -> spec.shape().size()).toArray());
    }

    /** How much of dimension 1 all take together. */
    long total() {
        long total = 0;
        for (long size : sizes) {
            total = Math.addExact(total, size);
        }
        return total;
    }

    Parameters cut(NDArray all) {
        NDList parts = specs.size() == 1 ? new NDList(all) : all.split(starts(), 1);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            arrays.put(specs.get(i).name(), shaped(parts.get(i), specs.get(i).shape()));
        }
        return new Parameters(arrays);
    }

    private long[] starts() {
        long[] starts = new long[sizes.length - 1];
        long start = 0;
        for (int i = 0; i < starts.length; i++) {
            start += sizes[i];
            starts[i] = start;
        }
        return starts;
    }

    private static NDArray shaped(NDArray part, Shape shape) {
        return part.getShape().slice(1).equals(shape)
                ? part
                : part.reshape(new Shape(-1).addAll(shape));
    }
}
