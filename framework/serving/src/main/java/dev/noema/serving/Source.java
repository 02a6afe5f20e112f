package dev.noema.serving;

import dev.noema.serving.random.Noise;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Where the numbers of one input come from, whatever batch they are for. */
@FunctionalInterface
interface Source {

    /**
     * Fills a buffer with consecutive numbers.
     *
     * @param first the index of the first one, counted over all items
     * @param count how many
     */
    void fill(long first, int count, ByteBuffer buffer);

    /** The numbers of a tensor. */
    static Source of(Tensor tensor) {
        if (tensor instanceof FloatTensor floats) {
            return (first, count, buffer) ->
                    buffer.asFloatBuffer().put(floats.values(), (int) first, count);
        }
        LongTensor longs = (LongTensor) tensor;
        return (first, count, buffer) ->
                buffer.asLongBuffer().put(longs.values(), (int) first, count);
    }

    /** Noise, drawn piece by piece. */
    static Source of(Noise noise, Port.Kind kind) {
        return (first, count, buffer) -> {
            FloatBuffer floats = buffer.asFloatBuffer();
            float[] piece = new float[Math.min(count, 4096)];
            for (int done = 0; done < count; done += piece.length) {
                int size = Math.min(piece.length, count - done);
                switch (kind) {
                    case NORMAL -> noise.normals(piece, 0, size, first + done);
                    case UNIFORM -> noise.uniforms(piece, 0, size, first + done);
                    case GIVEN ->
                            throw new IllegalArgumentException(
                                    "an input that is given is no noise");
                }
                floats.put(piece, 0, size);
            }
        };
    }
}
