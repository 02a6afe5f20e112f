package dev.noema.audio.spectrum;

/**
 * The discrete Fourier transform of real signals, X[k] = sum over t of x[t] e^(-2 pi i k t / n), of
 * a length n that is a power of two; and its inverse.
 *
 * <p>Even samples stand as real and odd ones as imaginary parts of a complex signal of half the
 * length (Press et al., Numerical Recipes, 12.3). Safe for use by several threads.
 */
public final class FourierTransform {

    private final int half;
    private final double[] cosines;
    private final double[] sines;

    /**
     * The transform of a length.
     *
     * @param length a power of two, at least 4
     */
    public FourierTransform(int length) {
        if (length < 4 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException(
                    "a transform of " + length + " samples; allowed are powers of two from 4 on");
        }
        half = length / 2;
        cosines = new double[half];
        sines = new double[half];
        for (int k = 0; k < half; k++) {
            cosines[k] = Math.cos(Math.PI * k / half);
            sines[k] = Math.sin(Math.PI * k / half);
        }
    }

    /**
     * Transforms in place.
     *
     * @param real length / 2 + 1 numbers, of which the first half are the even samples
     * @param imaginary as many, of which the first half are the odd samples
     */
    void forward(double[] real, double[] imaginary) {
        complex(real, imaginary);
        real[half] = real[0];
        imaginary[half] = imaginary[0];
        for (int k = 0; k <= half / 2; k++) {
            // X[k] = E[k] + e^(-2 pi i k / n) O[k], E = (Z[k] + Z*[h-k]) / 2, O = (Z[k] - Z*[h-k])
            // /
            // 2i
            int mirror = half - k;
            double evenReal = (real[k] + real[mirror]) / 2;
            double evenImaginary = (imaginary[k] - imaginary[mirror]) / 2;
            double oddReal = (imaginary[k] + imaginary[mirror]) / 2;
            double oddImaginary = (real[mirror] - real[k]) / 2;
            double turnedReal = cosines[k] * oddReal + sines[k] * oddImaginary;
            double turnedImaginary = cosines[k] * oddImaginary - sines[k] * oddReal;
            real[k] = evenReal + turnedReal;
            imaginary[k] = evenImaginary + turnedImaginary;
            real[mirror] = evenReal - turnedReal;
            imaginary[mirror] = turnedImaginary - evenImaginary;
        }
    }

    /**
     * Transforms back in place, from length / 2 + 1 bins to even and odd samples as {@link
     * #forward} takes them. The imaginary parts of the first and the last bin count as zero.
     */
    void inverse(double[] real, double[] imaginary) {
        imaginary[0] = 0;
        imaginary[half] = 0;
        for (int k = 0; k <= half / 2; k++) {
            // Z[k] = E[k] + i O[k], E = (X[k] + X*[h-k]) / 2, O = e^(2 pi i k / n) (X[k] - X*[h-k])
            // / 2
            int mirror = half - k;
            double evenReal = (real[k] + real[mirror]) / 2;
            double evenImaginary = (imaginary[k] - imaginary[mirror]) / 2;
            double apartReal = (real[k] - real[mirror]) / 2;
            double apartImaginary = (imaginary[k] + imaginary[mirror]) / 2;
            double oddReal = cosines[k] * apartReal - sines[k] * apartImaginary;
            double oddImaginary = cosines[k] * apartImaginary + sines[k] * apartReal;
            // Conjugated, since x = (DFT of Z*)* / h.
            real[k] = evenReal - oddImaginary;
            imaginary[k] = -(evenImaginary + oddReal);
            real[mirror] = evenReal + oddImaginary;
            imaginary[mirror] = evenImaginary - oddReal;
        }
        complex(real, imaginary);
        for (int t = 0; t < half; t++) {
            real[t] /= half;
            imaginary[t] /= -half;
        }
    }

    // Cooley and Tukey 1965, in place: the order of reversed bits first, then butterflies.
    private void complex(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int i = 0; i < half; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int size = 1; size < half; size *= 2) {
            // e^(-pi i k / size); the tables hold e^(pi i k / half)
            int step = half / size;
            for (int k = 0; k < size; k++) {
                double cosine = cosines[k * step];
                double sine = sines[k * step];
                for (int i = k; i < half; i += 2 * size) {
                    int j = i + size;
                    double turnedReal = cosine * real[j] + sine * imaginary[j];
                    double turnedImaginary = cosine * imaginary[j] - sine * real[j];
                    real[j] = real[i] - turnedReal;
                    imaginary[j] = imaginary[i] - turnedImaginary;
                    real[i] += turnedReal;
                    imaginary[i] += turnedImaginary;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
