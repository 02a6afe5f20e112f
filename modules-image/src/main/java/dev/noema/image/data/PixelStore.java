package dev.noema.image.data;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The 8-bit pixels of all items, in order, on the heap or in mapped files. Safe for use by several
 * threads.
 *
 * @param chunks buffers of whole items, all but the last of the same number
 * @param itemsPerChunk how many items a chunk holds
 * @param itemSize how many bytes one item takes
 */
record PixelStore(List<ByteBuffer> chunks, int itemsPerChunk, int itemSize) {

    PixelStore {
        chunks = List.copyOf(chunks);
    }

    /** A store over one buffer. */
    static PixelStore of(ByteBuffer pixels, int itemSize) {
        return new PixelStore(List.of(pixels), Math.max(1, pixels.limit() / itemSize), itemSize);
    }

    /** Copies an item's pixels. */
    void copy(int item, byte[] into) {
        chunks.get(item / itemsPerChunk).get(item % itemsPerChunk * itemSize, into);
    }
}
