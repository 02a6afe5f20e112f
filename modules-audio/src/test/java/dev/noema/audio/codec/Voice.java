package dev.noema.audio.codec;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.audio.wave.Sound;
import java.util.Map;

/** A second of a gliding voice, as {@code phases.py} makes it. */
final class Voice {

    static final SpectrumSettings SETTINGS = SpectrumSettings.voice();

    private Voice() {}

    static Sound sound() {
        float[] samples = new float[SETTINGS.rate()];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / SETTINGS.rate();
            double sum = 0;
            for (int h = 1; h <= 20; h++) {
                sum += Math.sin(2 * Math.PI * h * (120 * t + 30 * t * t)) / h;
            }
            samples[i] = (float) (sum * 0.1 * (0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t)));
        }
        return new Sound(SETTINGS.rate(), samples);
    }

    static Preprocessing preprocessing() {
        return new Preprocessing(SETTINGS, 63, 0, 0);
    }

    static Map<String, Object> entries() {
        return preprocessing().toMap();
    }
}
