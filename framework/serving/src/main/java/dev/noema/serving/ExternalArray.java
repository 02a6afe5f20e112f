package dev.noema.serving;

import ai.onnxruntime.OnnxJavaType;

/**
 * An array of a graph whose numbers lie in the file beside it.
 *
 * @param name of the graph's value
 * @param type of its numbers
 * @param shape of the array
 * @param offset where it begins in the file, in bytes
 * @param length how many bytes it has, as many as its shape says
 */
@SuppressWarnings("ArrayRecordComponent")
record ExternalArray(String name, OnnxJavaType type, long[] shape, long offset, long length) {

    ExternalArray {
        if (offset < 0 || length < 1 || length > Integer.MAX_VALUE - 8) {
            throw new BundleException("it holds an array of an absurd size in another file");
        }
        if (length != Tensor.size(shape) * (long) type.size) {
            throw new BundleException(
                    "the array '" + name + "' has another size than its piece of the other file");
        }
    }

    long end() {
        return Math.addExact(offset, length);
    }
}
