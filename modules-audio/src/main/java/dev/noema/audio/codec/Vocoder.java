package dev.noema.audio.codec;

import java.util.List;

/** Makes sound of a spectrogram. Safe for use by several threads. */
@FunctionalInterface
public interface Vocoder {

    /**
     * Makes sound.
     *
     * @param spectrogram logarithms of mel powers, in nats, row-major {@code (frames, mels)}
     * @return samples in [-1, 1] where the spectrogram is of such a sound, {@code hop (frames - 1)}
     */
    float[] samples(float[] spectrogram);

    /** Makes the sound of each of several spectrograms. */
    default List<float[]> all(List<float[]> spectrograms) {
        return spectrograms.stream().map(this::samples).toList();
    }
}
