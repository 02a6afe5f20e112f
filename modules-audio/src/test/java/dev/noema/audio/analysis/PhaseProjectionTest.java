package dev.noema.audio.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OrtException;
import dev.noema.audio.measure.SpectralDistance;
import dev.noema.audio.spectrum.ComplexSpectrum;
import dev.noema.audio.spectrum.ShortTimeFourier;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.FloatTensor;
import dev.noema.trace.Size;
import dev.noema.trace.Tracer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhaseProjectionTest {

    private static final SpectrumSettings SETTINGS =
            new SpectrumSettings(8000, 64, 16, 64, 8, 0, 4000, 1e-5);

    private static TracedFunction projection(int iterations) {
        List<Size> shape =
                List.of(Size.of("batch"), Size.fixed(SETTINGS.bins()), Size.of("frames"));
        return new TracedFunction(
                List.of("batch", "frames"),
                List.of(
                        new Tracer.Input("real", DataType.FLOAT32, shape),
                        new Tracer.Input("imaginary", DataType.FLOAT32, shape),
                        new Tracer.Input("magnitude", DataType.FLOAT32, shape)),
                (inputs, pass) ->
                        new PhaseProjection(SETTINGS, iterations)
                                .waveform(
                                        inputs.get("magnitude").expandDims(3),
                                        inputs.get("real").stack(inputs.get("imaginary"), 3),
                                        pass));
    }

    private static float[] tones() {
        float[] samples = new float[640];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.3 * Math.sin(0.31 * i) + 0.2 * Math.cos(1.7 * i + 0.4));
        }
        return samples;
    }

    /** What has the magnitudes of a sound, and its phases or random ones. */
    private static Map<String, FloatTensor> inputs(float[] sound, boolean itsPhases) {
        ComplexSpectrum spectrum = new ShortTimeFourier(SETTINGS).forward(sound);
        int frames = spectrum.frames();
        int bins = spectrum.bins();
        float[] real = new float[frames * bins];
        float[] imaginary = new float[frames * bins];
        float[] magnitude = new float[frames * bins];
        Random random = new Random(3);
        for (int frame = 0; frame < frames; frame++) {
            for (int bin = 0; bin < bins; bin++) {
                int from = frame * bins + bin;
                int to = bin * frames + frame;
                double re = spectrum.real()[from];
                double im = spectrum.imaginary()[from];
                magnitude[to] = (float) Math.hypot(re, im);
                real[to] = (float) (itsPhases ? re : random.nextGaussian());
                imaginary[to] = (float) (itsPhases ? im : random.nextGaussian());
            }
        }
        long[] shape = {1, bins, frames};
        return Map.of(
                "real", new FloatTensor(real, shape),
                "imaginary", new FloatTensor(imaginary, shape),
                "magnitude", new FloatTensor(magnitude, shape));
    }

    @Test
    void theSpectrumOfASoundStaysWhatItIs() throws OrtException {
        float[] sound = tones();
        Map<String, FloatTensor> inputs = inputs(sound, true);
        TracedFunction once = projection(0);
        for (FloatTensor made : List.of(once.engine(inputs), once.onnx(inputs))) {
            assertEquals(sound.length, made.values().length);
            for (int i = 0; i < sound.length; i++) {
                assertEquals(sound[i], made.values()[i], 1e-4, "sample " + i);
            }
        }
    }

    @Test
    void iterationsBringRandomPhasesTogether() throws OrtException {
        float[] sound = tones();
        Map<String, FloatTensor> inputs = inputs(sound, false);
        double before = convergence(sound, projection(0).engine(inputs));
        double after = convergence(sound, projection(16).engine(inputs));
        assertTrue(after < before / 2, before + " and then " + after);
        assertEquals(after, convergence(sound, projection(16).onnx(inputs)), 1e-3);
    }

    private static double convergence(float[] sound, FloatTensor made) {
        return SpectralDistance.of(sound, made.values(), List.of(SETTINGS)).convergence();
    }
}
