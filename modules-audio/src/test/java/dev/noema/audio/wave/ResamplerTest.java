package dev.noema.audio.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    @Test
    void makesWhatLibsoxrMakes() {
        for (JsonNode each : Oracle.of("resampled")) {
            int from = each.required("from").intValue();
            int to = each.required("to").intValue();
            float[] tones = new float[from / 5];
            for (JsonNode frequency : each.required("frequencies")) {
                add(tones, from, frequency.doubleValue(), each.required("frequencies").size());
            }
            float[] made = new Resampler(from, to).apply(new Sound(from, tones)).samples(0);
            int first = each.required("first").intValue();
            for (int i = 0; i < each.required("samples").size(); i++) {
                double wanted = each.required("samples").get(i).doubleValue();
                assertEquals(wanted, made[first + i], 1e-4, from + " to " + to + " at " + i);
            }
        }
    }

    private static void add(float[] tones, int rate, double frequency, int count) {
        for (int i = 0; i < tones.length; i++) {
            double angle = 2 * Math.PI * frequency * i / rate + frequency;
            tones[i] += (float) (Math.sin(angle) / count);
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000", "44100, 16000", "44101, 16000", "22050, 8000", "96000, 44100"})
    void leavesNothingOfWhatTheNewRateCannotHold(int from, int to) {
        for (double beyond : new double[] {1.0, 1.1, 1.37}) {
            double frequency = beyond * to / 2;
            float[] tone = new float[from];
            add(tone, from, frequency, 1);
            float[] made = new Resampler(from, to).apply(new Sound(from, tone)).samples(0);
            double alias = 20 * Math.log10(middleRootMeanSquare(made) * Math.sqrt(2));
            assertTrue(alias < -80, frequency + " Hz is left with " + alias + " dB");
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000", "8000, 16000", "16000, 22050", "44101, 16000"})
    void keepsWhatBothRatesHold(int from, int to) {
        for (double share : new double[] {0.01, 0.5, 0.89}) {
            double frequency = share * Math.min(from, to) / 2;
            float[] tone = new float[from];
            add(tone, from, frequency, 1);
            float[] made = new Resampler(from, to).apply(new Sound(from, tone)).samples(0);
            assertEquals(to, made.length);
            for (int i = to / 4; i < to * 3 / 4; i++) {
                double wanted = Math.sin(2 * Math.PI * frequency * i / to + frequency);
                assertEquals(wanted, made[i], 1e-4, frequency + " Hz at " + i);
            }
        }
    }

    @Test
    void keepsTheLengthAndAConstant() {
        Sound sound = new Sound(1000, new float[777]);
        Arrays.fill(sound.samples(0), 0.5f);
        assertSame(sound, new Resampler(1000, 1000).apply(sound));
        Sound made = new Resampler(1000, 3000).apply(sound);
        assertEquals(2331, made.length());
        assertEquals(3000, made.rate());
        assertEquals(0.5, made.samples(0)[1200], 1e-6);
        assertEquals(
                1, new Resampler(768_000, 1000).apply(new Sound(768_000, new float[3])).length());
    }

    private static double middleRootMeanSquare(float[] samples) {
        double sum = 0;
        for (int i = samples.length / 4; i < samples.length * 3 / 4; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / (samples.length / 2.0));
    }
}
