package dev.noema.audio.codec;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;

/**
 * Items {@code (batch, frames, mels)}.
 *
 * @param values all numbers, row-major
 * @param count how many items there are
 * @param frames how many frames each has
 * @param settings how they were made
 */
@SuppressWarnings("ArrayRecordComponent")
record Spectrograms(float[] values, int count, int frames, SpectrumSettings settings) {

    /**
     * The items of a tensor.
     *
     * @throws IllegalArgumentException when it is not of this shape
     */
    static Spectrograms of(Tensor items, Preprocessing preprocessing) {
        long[] shape = items.shape();
        int mels = preprocessing.settings().mels();
        if (!(items instanceof FloatTensor floats) || shape.length != 3 || shape[2] != mels) {
            throw new IllegalArgumentException(
                    "items of shape "
                            + Arrays.toString(shape)
                            + "; spectrograms are (batch, frames, "
                            + mels
                            + ")");
        }
        return new Spectrograms(
                floats.values(),
                Math.toIntExact(shape[0]),
                Math.toIntExact(shape[1]),
                preprocessing.settings());
    }

    private int itemSize() {
        return frames * settings.mels();
    }

    /** The numbers of an item, row-major {@code (frames, mels)}. */
    float[] item(int index) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no item " + index + " among " + count);
        }
        return Arrays.copyOfRange(values, index * itemSize(), (index + 1) * itemSize());
    }

    /** Whether an item only keeps its place. */
    boolean isEmpty(int index) {
        return itemSize() == 0 || Float.isNaN(values[index * itemSize()]);
    }
}
