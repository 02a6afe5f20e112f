package dev.noema.serving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The native memory behind the inputs of one call at a time, kept from call to call: what is freed
 * only when the garbage collector sees fit would pile up outside the heap.
 */
final class Buffers {

    private final Map<String, ByteBuffer> byInput = new HashMap<>();

    /** A buffer of exactly this size in native order; it holds what the last call left. */
    ByteBuffer of(String input, int bytes) {
        ByteBuffer buffer = byInput.get(input);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
            byInput.put(input, buffer);
        }
        return buffer.duplicate().clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
    }
}
