package dev.noema.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;

/**
 * One input of one call.
 *
 * @param port which input
 * @param shape the shape of all items together
 * @param source the numbers
 */
record Feed(Port port, long[] shape, Source source) {

    /** How many numbers one item has, or the whole input where it is the same for all items. */
    long itemSize() {
        long size = 1;
        for (int i = port.isBatched() ? 1 : 0; i < shape.length; i++) {
            size = Math.multiplyExact(size, shape[i]);
        }
        return size;
    }

    /**
     * The numbers of some items as a tensor over a buffer of {@code buffers}; the caller closes it.
     */
    OnnxTensor tensor(OrtEnvironment environment, int first, int items, Buffers buffers)
            throws OrtException {
        long[] part = shape.clone();
        long start = 0;
        long count = itemSize();
        if (port.isBatched()) {
            part[0] = items;
            start = first * count;
            count = items * count;
        }
        int width = port.type() == Port.Type.FLOAT32 ? Float.BYTES : Long.BYTES;
        ByteBuffer buffer =
                buffers.of(port.name(), Math.multiplyExact(Math.toIntExact(count), width));
        source.fill(start, (int) count, buffer);
        return port.type() == Port.Type.FLOAT32
                ? OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), part)
                : OnnxTensor.createTensor(environment, buffer.asLongBuffer(), part);
    }
}
