package dev.noema.audio.spectrum;

/**
 * The logarithm of a mel spectrogram's powers, in nats: log(max(floor, mel |X|^2)), equal to
 * librosa with {@code pad_mode="constant"}. Safe for use by several threads.
 */
public final class LogMel {

    private final SpectrumSettings settings;
    private final ShortTimeFourier fourier;
    private final MelFilters filters;

    public LogMel(SpectrumSettings settings) {
        this.settings = settings;
        this.fourier = new ShortTimeFourier(settings);
        this.filters = new MelFilters(settings);
    }

    /**
     * The spectrogram of a sound of any length.
     *
     * @param samples in [-1, 1], at the rate of the settings
     * @return row-major {@code (frames, mels)}, {@link SpectrumSettings#frames} frames
     */
    public float[] of(float[] samples) {
        int frames = settings.frames(samples.length);
        int mels = settings.mels();
        float[] logs = new float[Math.multiplyExact(frames, mels)];
        double[] real = new double[settings.bins()];
        double[] imaginary = new double[settings.bins()];
        for (int frame = 0; frame < frames; frame++) {
            fourier.frame(samples, frame, real, imaginary);
            for (int k = 0; k < real.length; k++) {
                real[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
            }
            for (int band = 0; band < mels; band++) {
                double power = Math.max(settings.floor(), filters.apply(band, real));
                logs[frame * mels + band] = (float) Math.log(power);
            }
        }
        return logs;
    }
}
