package dev.noema.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.audio.spectrum.ComplexSpectrum;
import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.MelFilters;
import dev.noema.audio.spectrum.ShortTimeFourier;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Held against librosa's figures for the same sound and settings. */
class GriffinLimTest {

    private final GriffinLim griffinLim = new GriffinLim(Voice.SETTINGS);
    private final ShortTimeFourier fourier = new ShortTimeFourier(Voice.SETTINGS);

    private static JsonNode oracle(String section) throws IOException {
        try (InputStream file = GriffinLimTest.class.getResourceAsStream("phases.json")) {
            return new ObjectMapper().readTree(file).required(section);
        }
    }

    @Test
    void convergesAsLibrosasDoes() throws IOException {
        float[] wanted = magnitudes(Voice.sound().samples(0));
        for (int iterations : new int[] {1, 32}) {
            float[] made = magnitudes(griffinLim.withPhases(wanted, iterations));
            double convergence = distance(made, wanted) / norm(wanted);
            JsonNode librosa = oracle("convergence").required(Integer.toString(iterations));
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (JsonNode seed : librosa) {
                least = Math.min(least, seed.doubleValue());
                most = Math.max(most, seed.doubleValue());
            }
            assertTrue(
                    convergence < 1.1 * most && convergence > 0.8 * least,
                    convergence + " after " + iterations + "; librosa has " + librosa);
        }
    }

    @Test
    void findsPowersThatHaveTheBandsGiven() throws IOException {
        float[] spectrogram = new LogMel(Voice.SETTINGS).of(Voice.sound().samples(0));
        float[] magnitudes = griffinLim.magnitudes(spectrogram);
        float[] filters = new MelFilters(Voice.SETTINGS).matrix();
        int bins = Voice.SETTINGS.bins();
        int mels = Voice.SETTINGS.mels();
        float[] again = new float[spectrogram.length];
        float[] wanted = new float[spectrogram.length];
        for (int i = 0; i < again.length; i++) {
            int frame = i / mels;
            int band = i % mels;
            double sum = 0;
            for (int bin = 0; bin < bins; bin++) {
                double magnitude = magnitudes[frame * bins + bin];
                assertTrue(magnitude >= 0);
                sum += filters[band * bins + bin] * magnitude * magnitude;
            }
            again[i] = (float) sum;
            wanted[i] = (float) (Math.exp(spectrogram[i]) - Voice.SETTINGS.floor());
        }
        double residual = distance(again, wanted) / norm(wanted);
        assertTrue(
                residual < Math.max(0.01, oracle("mel-residual").doubleValue()),
                "the residual is " + residual);
    }

    @Test
    void keepsTheSpectrogramAsWellAsLibrosa() throws IOException {
        LogMel logMel = new LogMel(Voice.SETTINGS);
        float[] wanted = logMel.of(Voice.sound().samples(0));
        float[] sound = griffinLim.samples(wanted);
        assertEquals(62 * 256, sound.length);
        float[] made = logMel.of(sound);
        double sum = 0;
        for (int i = 0; i < made.length; i++) {
            sum += Math.abs(made[i] - wanted[i]);
        }
        double distance = sum / made.length;
        assertTrue(
                distance < 1.1 * oracle("mel-distance").doubleValue(),
                "a mean distance of " + distance + " nats");
    }

    @Test
    void makesTheSameSoundAgainAndSilenceOfSilence() {
        float[] spectrogram = new LogMel(Voice.SETTINGS).of(Voice.sound().samples(0));
        assertArrayEquals(griffinLim.samples(spectrogram), griffinLim.samples(spectrogram));
        float[] silence = new float[10 * Voice.SETTINGS.mels()];
        Arrays.fill(silence, Voice.SETTINGS.silence());
        for (float sample : griffinLim.samples(silence)) {
            assertEquals(0, sample, 1e-5);
        }
        assertEquals(0, griffinLim.samples(new float[Voice.SETTINGS.mels()]).length);
    }

    private float[] magnitudes(float[] samples) {
        ComplexSpectrum spectrum = fourier.forward(samples);
        float[] magnitudes = new float[spectrum.real().length];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = (float) Math.hypot(spectrum.real()[i], spectrum.imaginary()[i]);
        }
        return magnitudes;
    }

    private static double distance(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            sum += Math.pow(first[i] - second[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static double norm(float[] values) {
        return distance(values, new float[values.length]);
    }
}
