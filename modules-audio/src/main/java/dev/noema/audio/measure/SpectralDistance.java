package dev.noema.audio.measure;

import dev.noema.audio.spectrum.ComplexSpectrum;
import dev.noema.audio.spectrum.ShortTimeFourier;
import dev.noema.audio.spectrum.SpectrumSettings;
import java.util.List;

/**
 * The multi-resolution short-time Fourier distance of two waveforms (Yamamoto, Song and Kim 2020,
 * arXiv 1910.11480), with the magnitudes M = sqrt(max(floor, |X|^2)) of each resolution.
 *
 * @param convergence the spectral convergence |M - M'| / |M|, Frobenius norms, a mean over
 *     resolutions (Arik et al. 2018, arXiv 1808.06719)
 * @param logMagnitude the mean of |log M - log M'|, in nats, a mean over resolutions
 */
public record SpectralDistance(double convergence, double logMagnitude) {

    /**
     * Of a sound from the one that it should be.
     *
     * @param wanted samples in [-1, 1]
     * @param made samples; both count up to the end of the shorter one
     */
    public static SpectralDistance of(
            float[] wanted, float[] made, List<SpectrumSettings> resolutions) {
        double convergence = 0;
        double logMagnitude = 0;
        for (SpectrumSettings resolution : resolutions) {
            SpectralDistance each = at(resolution, wanted, made);
            convergence += each.convergence / resolutions.size();
            logMagnitude += each.logMagnitude / resolutions.size();
        }
        return new SpectralDistance(convergence, logMagnitude);
    }

    /** Both together: what is minimised. */
    public double sum() {
        return convergence + logMagnitude;
    }

    private static SpectralDistance at(SpectrumSettings resolution, float[] wanted, float[] made) {
        ShortTimeFourier fourier = new ShortTimeFourier(resolution);
        ComplexSpectrum first = fourier.forward(wanted);
        ComplexSpectrum second = fourier.forward(made);
        int both = Math.min(first.real().length, second.real().length);
        double apart = 0;
        double energy = 0;
        double logs = 0;
        for (int i = 0; i < both; i++) {
            double m = magnitude(first, i, resolution.floor());
            double n = magnitude(second, i, resolution.floor());
            apart += (m - n) * (m - n);
            energy += m * m;
            logs += Math.abs(Math.log(m / n));
        }
        return new SpectralDistance(Math.sqrt(apart / energy), logs / both);
    }

    private static double magnitude(ComplexSpectrum spectrum, int i, double floor) {
        double real = spectrum.real()[i];
        double imaginary = spectrum.imaginary()[i];
        return Math.sqrt(Math.max(floor, real * real + imaginary * imaginary));
    }
}
