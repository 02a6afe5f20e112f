package dev.noema.audio.data;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Options of {@code audio.waveforms}: WAV files in a folder and the folders below it.
 *
 * @param source the folder
 * @param only which files are taken
 * @param spectrum the rate, and the spectrogram that a vocoder learns to read
 * @param length how long an item is
 * @param overlap the share of a window that the next one repeats
 * @param shift whether windows begin elsewhere in each epoch
 * @param trim where silence begins
 * @param loudness what every sound is brought to
 * @param split how the sounds are split
 * @param broken what happens at a sound that cannot be read
 * @param limit the most sounds taken
 */
@Summary("WAV files in a folder and the folders below it, as windows of samples: for vocoders")
public record WaveformsConfig(
        @Option("the folder; WAV files in it and below it are read, others must be converted")
                String source,
        @Option(
                        "a regular expression: only files in whose path below the folder it is found are taken; empty for"
                                + " all")
                String only,
        @Option("the rate, and the log mel spectrogram that a vocoder learns to read")
                SpectrumConfig spectrum,
        @Option("how long an item is, in frames of the spectrogram: 65 frames, 1.5 s, or longest")
                WindowLength length,
        @Option(
                        value = "the share of a window that the next one repeats",
                        minimum = 0,
                        maximum = 0.9)
                double overlap,
        @Option("begin windows elsewhere in each epoch of training") boolean shift,
        @Option(
                        value =
                                "cut away what is so many dB quieter than the loudest moment before and after a sound; 0 to"
                                        + " keep it",
                        minimum = 0,
                        maximum = 200)
                double trim,
        @Option(
                        value =
                                "bring every sound to so many LUFS (ITU-R BS.1770), such as -23; 0 to leave it",
                        minimum = -70,
                        maximum = 0)
                double loudness,
        @Option("how the sounds are split, by a hash of their path") SplitConfig split,
        @Option("fail: sounds that cannot be read end reading; skip: they are left out and named")
                Broken broken,
        @Option(value = "take at most this many sounds, chosen by hash; 0 for all", minimum = 0)
                int limit) {

    public WaveformsConfig {
        Chosen.check(only);
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; allowed is 0 for all, or a count");
        }
        if (!(overlap >= 0 && overlap <= 0.9)) {
            throw new IllegalArgumentException(
                    "overlap is " + overlap + "; allowed are shares from 0 to 0.9");
        }
    }

    public static WaveformsConfig defaults() {
        return new WaveformsConfig(
                null,
                "",
                SpectrumConfig.defaults(),
                WindowLength.parse("33 frames"),
                0,
                true,
                0,
                0,
                SplitConfig.defaults(),
                Broken.FAIL,
                0);
    }
}
