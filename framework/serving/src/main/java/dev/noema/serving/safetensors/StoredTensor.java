package dev.noema.serving.safetensors;

import java.util.List;

/**
 * Where a tensor stands in a file.
 *
 * @param name its name, unique in the file
 * @param type the kind of its numbers
 * @param shape the size of each dimension; empty for a scalar
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
public record StoredTensor(String name, DType type, List<Long> shape, long begin, long end) {

    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** The length in bytes. */
    public long length() {
        return end - begin;
    }

    /** The shape as the tensor records take it. */
    long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
