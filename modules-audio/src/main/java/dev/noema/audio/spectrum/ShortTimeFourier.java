package dev.noema.audio.spectrum;

/**
 * The short-time Fourier transform and its inverse, equal to {@code librosa.stft} and {@code
 * librosa.istft}: frame m is centred at sample m hop, with silence before the first and after the
 * last sample. Safe for use by several threads.
 */
public final class ShortTimeFourier {

    // Below this the windows say nothing of a sample.
    private static final double TINY = 1e-10;

    private final SpectrumSettings settings;
    private final FourierTransform transform;
    private final float[] window;

    public ShortTimeFourier(SpectrumSettings settings) {
        this.settings = settings;
        this.transform = new FourierTransform(settings.fft());
        this.window = HannWindow.of(settings);
    }

    /** The spectrum of a sound of any length. */
    public ComplexSpectrum forward(float[] samples) {
        int bins = settings.bins();
        ComplexSpectrum spectrum = new ComplexSpectrum(settings.frames(samples.length), bins);
        double[] real = new double[bins];
        double[] imaginary = new double[bins];
        for (int frame = 0; frame < spectrum.frames(); frame++) {
            frame(samples, frame, real, imaginary);
            for (int k = 0; k < bins; k++) {
                spectrum.real()[frame * bins + k] = (float) real[k];
                spectrum.imaginary()[frame * bins + k] = (float) imaginary[k];
            }
        }
        return spectrum;
    }

    /**
     * X[k, m] = sum over t of w[t] x[m hop + t - n/2] e^(-2 pi i k t / n), for all k of frame m.
     */
    void frame(float[] samples, int frame, double[] real, double[] imaginary) {
        int first = frame * settings.hop() - settings.fft() / 2;
        for (int t = 0; t < settings.fft(); t += 2) {
            real[t / 2] = windowed(samples, first, t);
            imaginary[t / 2] = windowed(samples, first, t + 1);
        }
        transform.forward(real, imaginary);
    }

    private double windowed(float[] samples, int first, int t) {
        int at = first + t;
        return at < 0 || at >= samples.length ? 0 : (double) window[t] * samples[at];
    }

    /**
     * The sound of a spectrum: frames back in time, windowed once more, added where they overlap
     * and divided by the sum of the squared windows.
     *
     * @return {@code hop (frames - 1)} samples
     */
    public float[] inverse(ComplexSpectrum spectrum) {
        int samples = settings.samples(spectrum.frames());
        double[] sum = new double[samples];
        double[] squares = new double[samples];
        double[] real = new double[spectrum.bins()];
        double[] imaginary = new double[spectrum.bins()];
        for (int frame = 0; frame < spectrum.frames(); frame++) {
            for (int k = 0; k < spectrum.bins(); k++) {
                real[k] = spectrum.real()[frame * spectrum.bins() + k];
                imaginary[k] = spectrum.imaginary()[frame * spectrum.bins() + k];
            }
            transform.inverse(real, imaginary);
            int first = frame * settings.hop() - settings.fft() / 2;
            int from = Math.max(0, -first);
            int to = Math.min(settings.fft(), samples - first);
            for (int t = from; t < to; t++) {
                double value = (t & 1) == 0 ? real[t / 2] : imaginary[t / 2];
                sum[first + t] += window[t] * value;
                squares[first + t] += (double) window[t] * window[t];
            }
        }
        float[] sound = new float[samples];
        for (int t = 0; t < samples; t++) {
            sound[t] = (float) (squares[t] > TINY ? sum[t] / squares[t] : sum[t]);
        }
        return sound;
    }
}
