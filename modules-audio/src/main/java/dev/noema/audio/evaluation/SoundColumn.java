package dev.noema.audio.evaluation;

import dev.noema.audio.codec.Vocoder;
import dev.noema.audio.spectrum.LogMel;
import java.util.List;

/**
 * What became of all items on one way.
 *
 * @param name what the way is called
 * @param mels a log mel spectrogram for each item
 * @param sounds the samples of each item; none where they are not known
 */
record SoundColumn(String name, List<float[]> mels, List<float[]> sounds) {

    /** Spectrograms made sound by a vocoder, and looked at as spectrograms again. */
    static SoundColumn resounded(
            String name, List<float[]> spectrograms, Vocoder vocoder, LogMel analysis) {
        List<float[]> sounds = spectrograms.stream().map(vocoder::samples).toList();
        return new SoundColumn(name, sounds.stream().map(analysis::of).toList(), sounds);
    }

    /** Spectrograms as they are, and their sound. */
    static SoundColumn sounded(String name, List<float[]> spectrograms, Vocoder vocoder) {
        return new SoundColumn(
                name, spectrograms, spectrograms.stream().map(vocoder::samples).toList());
    }
}
