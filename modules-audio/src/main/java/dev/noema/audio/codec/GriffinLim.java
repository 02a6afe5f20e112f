package dev.noema.audio.codec;

import dev.noema.audio.spectrum.ComplexSpectrum;
import dev.noema.audio.spectrum.ShortTimeFourier;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.random.Noise;
import java.util.List;

/**
 * Finds phases that fit to the magnitudes of a spectrogram and so makes sound of it, without
 * anything learned.
 *
 * <p>Griffin and Lim 1984, Signal estimation from modified short-time Fourier transform; in the
 * fast form of Perraudin, Balazs and Sondergaard 2013, as {@code librosa.griffinlim} does it. It
 * begins with the same random phases every time.
 */
public final class GriffinLim implements Vocoder {

    private static final int ITERATIONS = 32;
    private static final double MOMENTUM = 0.99;
    private static final double TINY = 1e-16;

    private final SpectrumSettings settings;
    private final ShortTimeFourier fourier;
    private final MelInverse inverse;
    private final int iterations;

    /** With 32 iterations, after which little changes to the ear. */
    public GriffinLim(SpectrumSettings settings) {
        this(settings, ITERATIONS);
    }

    /** With so many iterations. */
    public GriffinLim(SpectrumSettings settings, int iterations) {
        this.settings = settings;
        this.iterations = iterations;
        this.fourier = new ShortTimeFourier(settings);
        this.inverse = new MelInverse(settings);
    }

    @Override
    public float[] samples(float[] spectrogram) {
        return withPhases(magnitudes(spectrogram), iterations);
    }

    /** {@inheritDoc} On all processors. */
    @Override
    public List<float[]> all(List<float[]> spectrograms) {
        return spectrograms.parallelStream().map(this::samples).toList();
    }

    /**
     * The magnitudes of all bins, row-major {@code (frames, bins)}; powers at the floor are none.
     */
    float[] magnitudes(float[] spectrogram) {
        int mels = settings.mels();
        int bins = settings.bins();
        int frames = spectrogram.length / mels;
        float[] magnitudes = new float[Math.multiplyExact(frames, bins)];
        double[] mel = new double[mels];
        for (int frame = 0; frame < frames; frame++) {
            for (int band = 0; band < mels; band++) {
                double value = spectrogram[frame * mels + band];
                mel[band] = Math.max(0, Math.exp(value) - settings.floor());
            }
            double[] powers = inverse.apply(mel);
            for (int bin = 0; bin < bins; bin++) {
                magnitudes[frame * bins + bin] = (float) Math.sqrt(powers[bin]);
            }
        }
        return magnitudes;
    }

    /** The sound of magnitudes {@code (frames, bins)}. */
    float[] withPhases(float[] magnitudes, int iterations) {
        int frames = magnitudes.length / settings.bins();
        if (frames < 2) {
            return new float[0];
        }
        ComplexSpectrum guess = new ComplexSpectrum(frames, settings.bins());
        randomPhases(guess);
        scale(guess, magnitudes);
        ComplexSpectrum before = new ComplexSpectrum(frames, settings.bins());
        for (int iteration = 0; iteration < iterations; iteration++) {
            ComplexSpectrum rebuilt = fourier.forward(fourier.inverse(guess));
            // t[n] = rebuilt[n] - m / (1 + m) rebuilt[n-1], of which the phases are kept
            advance(guess.real(), rebuilt.real(), before.real());
            advance(guess.imaginary(), rebuilt.imaginary(), before.imaginary());
            scale(guess, magnitudes);
            before = rebuilt;
        }
        return fourier.inverse(guess);
    }

    private static void advance(float[] guess, float[] rebuilt, float[] before) {
        for (int i = 0; i < guess.length; i++) {
            guess[i] = (float) (rebuilt[i] - MOMENTUM / (1 + MOMENTUM) * before[i]);
        }
    }

    private static void randomPhases(ComplexSpectrum spectrum) {
        Noise.of(0, 0, "griffin-lim").uniforms(spectrum.real());
        for (int i = 0; i < spectrum.real().length; i++) {
            double angle = 2 * Math.PI * spectrum.real()[i];
            spectrum.real()[i] = (float) Math.cos(angle);
            spectrum.imaginary()[i] = (float) Math.sin(angle);
        }
    }

    private static void scale(ComplexSpectrum spectrum, float[] magnitudes) {
        float[] real = spectrum.real();
        float[] imaginary = spectrum.imaginary();
        for (int i = 0; i < magnitudes.length; i++) {
            double length =
                    Math.sqrt((double) real[i] * real[i] + (double) imaginary[i] * imaginary[i]);
            double factor = magnitudes[i] / (length + TINY);
            real[i] = (float) (real[i] * factor);
            imaginary[i] = (float) (imaginary[i] * factor);
        }
    }
}
