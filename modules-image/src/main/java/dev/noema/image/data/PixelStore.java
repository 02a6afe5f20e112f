package dev.noema.image.data;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The 8-bit pixels of all items, in order, on the heap or in mapped files. Safe for use by several
 * threads.
 *
 * @param chunks buffers of whole items, all but the last of the same number
 * @param itemsPerChunk how many items a chunk holds
 * @param stride how many bytes lie from one item to the next
 */
record PixelStore(List<ByteBuffer> chunks, int itemsPerChunk, int stride) {

    PixelStore {
        chunks = List.copyOf(chunks);
    }

    /** A store over one buffer. */
    static PixelStore of(ByteBuffer pixels, int stride) {
        return new PixelStore(List.of(pixels), Math.max(1, pixels.limit() / stride), stride);
    }

    /** Copies an item's first planes, as many as the array takes. */
    void copy(int item, byte[] into) {
        chunks.get(item / itemsPerChunk).get(item % itemsPerChunk * stride, into);
    }
}
