package dev.noema.audio.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Pass;

/**
 * Turns the directions of each frame by as much as a tone in the middle of each bin turns from the
 * first frame to it, 2 pi k t hop / fft, so that a steady tone has the same direction in all frames
 * (Flanagan and Golden 1966, "Phase vocoder").
 */
public final class PhaseAdvance {

    private final int fft;
    private final float[] steps;

    public PhaseAdvance(SpectrumSettings settings) {
        this.fft = settings.fft();
        this.steps = new float[settings.bins()];
        for (int bin = 0; bin < steps.length; bin++) {
            steps[bin] = (long) bin * settings.hop() % fft;
        }
    }

    /**
     * The directions, turned.
     *
     * @param real {@code (batch, frames, bins)}
     * @param imaginary {@code (batch, frames, bins)}
     * @return {@code (batch, frames, bins, 2)}
     */
    public NDArray apply(NDArray real, NDArray imaginary, Pass pass) {
        NDArray frame = real.get(":, :, :1").zerosLike().add(1).cumSum(1).sub(1);
        // Whole numbers, of which float32 loses nothing up to 2^24.
        NDArray places = frame.mul(pass.constant(steps, new Shape(steps.length))).mod(fft);
        NDArray angle = places.mul((float) (2 * Math.PI / fft));
        NDArray cosine = angle.cos();
        NDArray sine = angle.sin();
        return real.mul(cosine)
                .sub(imaginary.mul(sine))
                .stack(real.mul(sine).add(imaginary.mul(cosine)), 3);
    }
}
