package dev.noema.audio.measure;

import dev.noema.audio.spectrum.SpectrumSettings;
import java.util.List;

/**
 * The three sizes of frames by which waveforms are compared: what one hides in time or frequency
 * another shows.
 */
public final class Resolutions {

    /** Powers below this count as this: the silence of 16 bits lies well above. */
    public static final double FLOOR = 1e-7;

    private Resolutions() {}

    /**
     * Frames of 1024, 2048 and 512 samples every 120, 240 and 50, with windows of 600, 1200 and 240
     * (Yamamoto, Song and Kim 2020, arXiv 1910.11480).
     *
     * @param rate samples a second, in Hz
     */
    public static List<SpectrumSettings> usual(int rate) {
        return List.of(
                resolution(rate, 1024, 120, 600),
                resolution(rate, 2048, 240, 1200),
                resolution(rate, 512, 50, 240));
    }

    private static SpectrumSettings resolution(int rate, int fft, int hop, int window) {
        return new SpectrumSettings(rate, fft, hop, window, 1, 0, rate / 2.0, FLOOR);
    }
}
