package dev.noema.audio.spectrum;

/** The periodic Hann window in the middle of a frame. */
public final class HannWindow {

    private HannWindow() {}

    /** As many numbers as a frame has: w[t] = (1 - cos(2 pi t / window)) / 2, zeros around it. */
    public static float[] of(SpectrumSettings settings) {
        float[] frame = new float[settings.fft()];
        int first = (settings.fft() - settings.window()) / 2;
        for (int t = 0; t < settings.window(); t++) {
            double angle = 2 * Math.PI * t / settings.window();
            frame[first + t] = (float) ((1 - Math.cos(angle)) / 2);
        }
        return frame;
    }
}
