package dev.noema.audio.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64})
    void transformsAsItsDefinitionSays(int length) {
        Random random = new Random(1);
        double[] signal = random.doubles(length, -1, 1).toArray();
        double[] real = new double[length / 2 + 1];
        double[] imaginary = new double[length / 2 + 1];
        for (int t = 0; t < length; t += 2) {
            real[t / 2] = signal[t];
            imaginary[t / 2] = signal[t + 1];
        }
        FourierTransform transform = new FourierTransform(length);
        transform.forward(real, imaginary);
        for (int k = 0; k <= length / 2; k++) {
            double wantedReal = 0;
            double wantedImaginary = 0;
            for (int t = 0; t < length; t++) {
                wantedReal += signal[t] * Math.cos(2 * Math.PI * k * t / length);
                wantedImaginary -= signal[t] * Math.sin(2 * Math.PI * k * t / length);
            }
            assertEquals(wantedReal, real[k], 1e-12 * length);
            assertEquals(wantedImaginary, imaginary[k], 1e-12 * length);
        }
        transform.inverse(real, imaginary);
        for (int t = 0; t < length; t++) {
            assertEquals(signal[t], t % 2 == 0 ? real[t / 2] : imaginary[t / 2], 1e-13 * length);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.noema.audio.spectrum.Oracle#cases")
    void logMelsAreThoseOfLibrosa(Oracle oracle) {
        SpectrumSettings settings = oracle.settings();
        float[] mel = new LogMel(settings).of(oracle.signal());
        int frames = oracle.section().required("frames").intValue();
        assertEquals(frames, settings.frames(oracle.samples()));
        assertEquals(frames * settings.mels(), mel.length);
        double[] wanted = oracle.numbers("mel");
        for (int i = 0; i < wanted.length; i++) {
            int frame = i / settings.mels() * Oracle.EACH_FRAME;
            float got = mel[frame * settings.mels() + i % settings.mels()];
            assertEquals(wanted[i], got, 1e-4, "number " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.noema.audio.spectrum.Oracle#cases")
    void spectraAreThoseOfLibrosa(Oracle oracle) {
        ComplexSpectrum spectrum = new ShortTimeFourier(oracle.settings()).forward(oracle.signal());
        double[] real = Oracle.doubles(oracle.section().required("spectrum").get(0));
        double[] imaginary = Oracle.doubles(oracle.section().required("spectrum").get(1));
        int at = spectrum.frames() / 2 * spectrum.bins();
        for (int k = 0; k < real.length; k++) {
            assertEquals(real[k], spectrum.real()[at + k], 2e-5);
            assertEquals(imaginary[k], spectrum.imaginary()[at + k], 2e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.noema.audio.spectrum.Oracle#cases")
    void theInverseIsThatOfLibrosa(Oracle oracle) {
        ShortTimeFourier fourier = new ShortTimeFourier(oracle.settings());
        float[] back = fourier.inverse(Oracle.turned(fourier.forward(oracle.signal())));
        assertEquals(oracle.section().required("turned").intValue(), back.length);
        double[] wanted = oracle.numbers("back");
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], back[i * Oracle.EACH_SAMPLE], 1e-5, "number " + i);
        }
    }

    @Test
    void filtersAreThoseOfLibrosa() {
        for (JsonNode each : Oracle.all().required("filters")) {
            int fft = each.required("fft").intValue();
            int mels = each.required("mels").intValue();
            SpectrumSettings settings =
                    new SpectrumSettings(
                            16000,
                            fft,
                            fft / 4,
                            fft,
                            mels,
                            each.required("low").doubleValue(),
                            each.required("high").doubleValue(),
                            1e-5);
            float[] expected = new float[mels * settings.bins()];
            double[] weights = Oracle.doubles(each.required("weights"));
            for (int i = 0; i < weights.length; i++) {
                int row = each.required("rows").get(i).intValue();
                int column = each.required("columns").get(i).intValue();
                expected[row * settings.bins() + column] = (float) weights[i];
            }
            assertArrayEquals(expected, new MelFilters(settings).matrix(), 2e-8f);
        }
    }

    @Test
    void silenceIsTheFloor() {
        SpectrumSettings settings = SpectrumSettings.voice();
        float[] mel = new LogMel(settings).of(new float[0]);
        assertEquals(settings.mels(), mel.length);
        for (float level : mel) {
            assertEquals(settings.silence(), level);
        }
    }

    @Test
    void settingsComeBackFromABundle() {
        SpectrumSettings settings = SpectrumSettings.voice();
        assertEquals(settings, SpectrumSettings.of(settings.entries()));
    }

    @Test
    void refusesWhatLosesSound() {
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new SpectrumSettings(
                                                16000, 1000, 256, 800, 80, 0, 8000, 1e-5))
                        .getMessage()
                        .startsWith("fft: 1000"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SpectrumSettings(16000, 512, 400, 512, 80, 0, 8000, 1e-5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SpectrumSettings(16000, 512, 128, 512, 80, 0, 9000, 1e-5));
        SpectrumSettings narrow = new SpectrumSettings(16000, 256, 64, 256, 120, 0, 8000, 1e-5);
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> new MelFilters(narrow))
                        .getMessage()
                        .startsWith("mels: band"));
    }
}
