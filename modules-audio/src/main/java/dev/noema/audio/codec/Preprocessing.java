package dev.noema.audio.codec;

import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.audio.wave.Loudness;
import dev.noema.audio.wave.Resampler;
import dev.noema.audio.wave.Silence;
import dev.noema.audio.wave.Sound;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a sound becomes one item of a model, {@code (frames, mels)}: kept in a bundle, so that a new
 * file is read as the data was.
 *
 * @param settings how a spectrogram is made
 * @param frames how many frames an item has
 * @param trim how many dB below the loudest moment silence before and after a sound begins; 0 to
 *     keep it
 * @param loudness what every sound is brought to, in LUFS; 0 to leave it
 */
public record Preprocessing(SpectrumSettings settings, int frames, double trim, double loudness) {

    private static final int MOST_FRAMES = 1 << 20;

    public Preprocessing {
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new IllegalArgumentException(
                    "frames: " + frames + "; allowed are 1 to " + MOST_FRAMES);
        }
        if (!(trim >= 0 && trim <= 200)) {
            throw new IllegalArgumentException("trim: " + trim + "; allowed are 0 to 200 dB");
        }
        if (!(loudness <= 0 && loudness >= -70)) {
            throw new IllegalArgumentException(
                    "loudness: " + loudness + "; allowed are 0 for none and -70 to 0 LUFS");
        }
    }

    /** How many numbers one item has. */
    public int itemSize() {
        return Math.multiplyExact(frames, settings.mels());
    }

    /** How long an item lasts. */
    public double seconds() {
        return (double) frames * settings.hop() / settings.rate();
    }

    /** The sound as one channel at the rate of the settings, trimmed and as loud as it shall be. */
    public Sound prepared(Sound sound) {
        Sound one = new Resampler(sound.rate(), settings.rate()).apply(sound.mono());
        Sound trimmed = trim > 0 ? Silence.trimmed(one, trim) : one;
        return loudness < 0 ? Loudness.normalized(trimmed, loudness) : trimmed;
    }

    /** The spectrogram of a whole sound of any kind, row-major {@code (frames, mels)}. */
    public float[] spectrogram(Sound sound) {
        return new LogMel(settings).of(prepared(sound).samples(0));
    }

    /** The first frames of a spectrogram, as many as an item has; silence where they end sooner. */
    public float[] item(float[] spectrogram) {
        float[] item = Arrays.copyOf(spectrogram, itemSize());
        if (spectrogram.length < item.length) {
            Arrays.fill(item, spectrogram.length, item.length, settings.silence());
        }
        return item;
    }

    /** As plain strings and numbers, for a bundle. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(settings.entries());
        map.put("frames", frames);
        map.put("trim", trim);
        map.put("loudness", loudness);
        return map;
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when an entry is missing or has no sense
     */
    public static Preprocessing of(Map<String, Object> map) {
        return new Preprocessing(
                SpectrumSettings.of(map),
                number(map, "frames").intValue(),
                number(map, "trim").doubleValue(),
                number(map, "loudness").doubleValue());
    }

    private static Number number(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(
                "preprocessing: " + key + " is " + map.get(key) + "; a number is needed");
    }
}
