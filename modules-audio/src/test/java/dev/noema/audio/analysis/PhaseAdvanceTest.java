package dev.noema.audio.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OrtException;
import dev.noema.audio.spectrum.ComplexSpectrum;
import dev.noema.audio.spectrum.ShortTimeFourier;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.FloatTensor;
import dev.noema.trace.Size;
import dev.noema.trace.Tracer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseAdvanceTest {

    // A hop that does not divide the transform's length.
    private static final SpectrumSettings SETTINGS =
            new SpectrumSettings(8000, 64, 20, 64, 8, 0, 4000, 1e-5);

    private static TracedFunction advance() {
        List<Size> shape =
                List.of(Size.of("batch"), Size.of("frames"), Size.fixed(SETTINGS.bins()));
        return new TracedFunction(
                List.of("batch", "frames"),
                List.of(
                        new Tracer.Input("real", DataType.FLOAT32, shape),
                        new Tracer.Input("imaginary", DataType.FLOAT32, shape)),
                (inputs, pass) ->
                        new PhaseAdvance(SETTINGS)
                                .apply(inputs.get("real"), inputs.get("imaginary"), pass));
    }

    /** The same direction in all frames becomes the phases that the transform finds of a tone. */
    @Test
    void aToneInTheMiddleOfABinStandsStill() throws OrtException {
        int bin = 11;
        float[] tone = new float[1000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.cos(2 * Math.PI * bin * i / SETTINGS.fft() + 0.3);
        }
        ComplexSpectrum spectrum = new ShortTimeFourier(SETTINGS).forward(tone);
        // Frames at the ends lie partly in the padding.
        int first = 2;
        int frames = spectrum.frames() - 5;
        int bins = SETTINGS.bins();
        float[] real = new float[frames * bins];
        float[] imaginary = new float[frames * bins];
        for (int i = 0; i < real.length; i++) {
            real[i] = spectrum.real()[first * bins + i % bins];
            imaginary[i] = spectrum.imaginary()[first * bins + i % bins];
        }
        Map<String, FloatTensor> inputs =
                Map.of(
                        "real", new FloatTensor(real, 1, frames, bins),
                        "imaginary", new FloatTensor(imaginary, 1, frames, bins));
        FloatTensor turned = advance().engine(inputs);
        for (int frame = 0; frame < frames; frame++) {
            int there = (first + frame) * bins + bin;
            int here = 2 * (frame * bins + bin);
            assertEquals(spectrum.real()[there], turned.values()[here], 1e-3, "frame " + frame);
            assertEquals(spectrum.imaginary()[there], turned.values()[here + 1], 1e-3);
        }
        assertArrayEquals(turned.values(), advance().onnx(inputs).values(), 1e-4f);
    }
}
