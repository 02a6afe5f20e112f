package dev.noema.audio.data;

import dev.noema.folder.RowFile;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The frames of all spectrograms, one after the other, in mapped files. Safe for use by several
 * threads.
 *
 * @param chunks buffers of whole frames, all but the last of the same number
 * @param framesPerChunk how many frames a chunk holds
 * @param mels how many numbers a frame has
 */
record FeatureStore(List<FloatBuffer> chunks, int framesPerChunk, int mels) {

    FeatureStore {
        chunks = List.copyOf(chunks);
    }

    /** The frames of a file. */
    static FeatureStore of(RowFile<Features> file) {
        return new FeatureStore(
                file.chunks().stream().map(ByteBuffer::asFloatBuffer).toList(),
                file.rowsPerChunk(),
                file.index().mels());
    }

    /** Copies frames to a place in an array. */
    void copy(long first, int frames, float[] into, int offset) {
        long frame = first;
        int at = offset;
        int left = frames;
        while (left > 0) {
            int within = (int) (frame % framesPerChunk);
            int count = Math.min(left, framesPerChunk - within);
            FloatBuffer chunk = chunks.get((int) (frame / framesPerChunk));
            chunk.get(within * mels, into, at, count * mels);
            frame += count;
            at += count * mels;
            left -= count;
        }
    }
}
