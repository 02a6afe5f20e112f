package dev.noema.audio.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OrtException;
import dev.noema.audio.spectrum.ComplexSpectrum;
import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.Oracle;
import dev.noema.audio.spectrum.ShortTimeFourier;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.FloatTensor;
import dev.noema.trace.Program;
import dev.noema.trace.Size;
import dev.noema.trace.Tracer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalysisTest {

    private static final Size BATCH = Size.of("batch");

    private static TracedFunction analysis(SpectrumSettings settings) {
        return new TracedFunction(
                List.of("batch", "samples"),
                List.of(
                        new Tracer.Input(
                                "waveform", DataType.FLOAT32, List.of(BATCH, Size.of("samples")))),
                (inputs, pass) -> new MelAnalysis(settings).apply(inputs.get("waveform"), pass));
    }

    private static TracedFunction synthesis(SpectrumSettings settings) {
        List<Size> shape = List.of(BATCH, Size.of("frames"), Size.fixed(settings.bins()));
        return new TracedFunction(
                List.of("batch", "frames"),
                List.of(
                        new Tracer.Input("real", DataType.FLOAT32, shape),
                        new Tracer.Input("imaginary", DataType.FLOAT32, shape)),
                (inputs, pass) ->
                        new WaveSynthesis(settings)
                                .apply(inputs.get("real"), inputs.get("imaginary"), pass));
    }

    @ParameterizedTest
    @MethodSource("dev.noema.audio.spectrum.Oracle#cases")
    void theGraphMakesTheSpectrogramOfAnyLength(Oracle oracle) throws OrtException {
        TracedFunction analysis = analysis(oracle.settings());
        for (int samples : new int[] {oracle.samples(), 1, 2000}) {
            float[] signal = new Oracle(oracle.settings(), samples, oracle.section()).signal();
            float[] wanted = new LogMel(oracle.settings()).of(signal);
            long[] shape = {1, oracle.settings().frames(samples), oracle.settings().mels()};
            Map<String, FloatTensor> inputs =
                    Map.of("waveform", new FloatTensor(signal, 1, samples));
            for (FloatTensor got : List.of(analysis.engine(inputs), analysis.onnx(inputs))) {
                assertArrayEquals(shape, got.shape());
                assertNear(wanted, got.values(), 1e-3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.noema.audio.spectrum.Oracle#cases")
    void theGraphMakesTheSoundOfAnySpectrum(Oracle oracle) throws OrtException {
        ShortTimeFourier fourier = new ShortTimeFourier(oracle.settings());
        ComplexSpectrum spectrum = Oracle.turned(fourier.forward(oracle.signal()));
        float[] wanted = fourier.inverse(spectrum);
        long[] shape = {1, spectrum.frames(), spectrum.bins()};
        Map<String, FloatTensor> inputs =
                Map.of(
                        "real", new FloatTensor(spectrum.real(), shape),
                        "imaginary", new FloatTensor(spectrum.imaginary(), shape));
        TracedFunction synthesis = synthesis(oracle.settings());
        for (FloatTensor got : List.of(synthesis.engine(inputs), synthesis.onnx(inputs))) {
            assertArrayEquals(new long[] {1, wanted.length}, got.shape());
            assertNear(wanted, got.values(), 1e-5);
        }
    }

    @Test
    void framesAreAFormulaOfTheSamples() {
        Program program = analysis(SpectrumSettings.voice()).program();
        assertEquals(
                "[batch, floor(samples/256)+1, 80]",
                program.values().get(program.outputs().get("y")).shape().toString());
    }

    private static void assertNear(float[] wanted, float[] got, double tolerance) {
        assertEquals(wanted.length, got.length);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], got[i], tolerance, "number " + i);
        }
    }
}
