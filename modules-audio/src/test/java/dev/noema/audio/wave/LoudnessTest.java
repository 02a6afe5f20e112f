package dev.noema.audio.wave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LoudnessTest {

    @Test
    void saysWhatPyloudnormSays() {
        for (JsonNode each : Oracle.of("loudness")) {
            int rate = each.required("rate").intValue();
            float[] tone = tone(rate);
            assertEquals(
                    each.required("mono").doubleValue(),
                    Loudness.of(new Sound(rate, tone)).orElseThrow(),
                    0.01);
            float[] half = new Sound(rate, tone).scaled(0.5).samples(0);
            assertEquals(
                    each.required("stereo").doubleValue(),
                    Loudness.of(new Sound(rate, tone, half)).orElseThrow(),
                    0.01);
        }
    }

    @Test
    void aFullScaleToneOf997HertzIsAtMinusThree() {
        float[] tone = new float[48_000 * 2];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * 997 * i / 48_000);
        }
        assertEquals(-3.01, Loudness.of(new Sound(48_000, tone)).orElseThrow(), 0.01);
    }

    @Test
    void bringsASoundToALoudnessWithoutClipping() {
        Sound sound = new Sound(16_000, tone(16_000));
        assertEquals(-30, Loudness.of(Loudness.normalized(sound, -30)).orElseThrow(), 1e-3);
        Sound loud = Loudness.normalized(sound, 0);
        float peak = 0;
        for (float sample : loud.samples(0)) {
            peak = Math.max(peak, Math.abs(sample));
        }
        assertEquals(1, peak, 1e-6);
    }

    @Test
    void leavesWhatCannotBeMeasured() {
        Sound silence = new Sound(8000, new float[8000]);
        assertTrue(Loudness.of(silence).isEmpty());
        assertSame(silence, Loudness.normalized(silence, -23));
        assertTrue(Loudness.of(new Sound(8000, new float[10])).isEmpty());
    }

    @Test
    void trimsSilence() {
        float[] samples = new float[1000];
        for (int i = 300; i < 600; i++) {
            samples[i] = i % 2 == 0 ? 0.5f : -0.5f;
        }
        samples[200] = 0.001f;
        Sound trimmed = Silence.trimmed(new Sound(1000, samples), 40);
        assertEquals(300, trimmed.length());
        assertEquals(0.5, trimmed.samples(0)[0]);
        assertEquals(400, Silence.trimmed(new Sound(1000, samples), 80).length());
        float[] none = new float[50];
        assertArrayEquals(none, Silence.trimmed(new Sound(1000, none), 40).samples(0));
    }

    private static float[] tone(int rate) {
        float[] tone = new float[rate * 4];
        for (int i = 0; i < tone.length; i++) {
            double t = (double) i / rate;
            double sum =
                    Math.sin(2 * Math.PI * 60 * t)
                            + Math.sin(2 * Math.PI * 700 * t)
                            + Math.sin(2 * Math.PI * 2500 * t);
            tone[i] = (float) (sum / 4 * (t < 2 ? 1 : t < 3 ? 0.0316 : 0));
        }
        return tone;
    }
}
