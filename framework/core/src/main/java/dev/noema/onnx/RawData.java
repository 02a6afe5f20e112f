package dev.noema.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as the little-endian bytes that ONNX stores. */
final class RawData {

    /** What a Java array holds. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private RawData() {}

    static ByteString of(float... values) {
        ByteBuffer bytes = allocate(values.length, Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    static ByteString of(long... values) {
        ByteBuffer bytes = allocate(values.length, Long.BYTES);
        bytes.asLongBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    static ByteString of(short... values) {
        ByteBuffer bytes = allocate(values.length, Short.BYTES);
        bytes.asShortBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    static ByteString of(boolean... values) {
        ByteBuffer bytes = allocate(values.length, Byte.BYTES);
        for (int i = 0; i < values.length; i++) {
            bytes.put(i, (byte) (values[i] ? 1 : 0));
        }
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    private static ByteBuffer allocate(int count, int size) {
        long bytes = (long) count * size;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "an array of " + bytes + " bytes; at most " + MOST_BYTES + " are allowed");
        }
        return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
