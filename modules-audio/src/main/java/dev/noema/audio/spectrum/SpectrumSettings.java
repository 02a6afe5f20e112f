package dev.noema.audio.spectrum;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How sound becomes a log mel spectrogram; a bundle keeps all of it.
 *
 * @param rate samples a second, in Hz
 * @param fft how many samples a frame has; a power of two
 * @param hop how many samples lie from one frame to the next
 * @param window the length of the Hann window within a frame, in samples
 * @param mels how many mel bands there are
 * @param low the lowest frequency of the bands, in Hz
 * @param high the highest frequency of the bands, in Hz
 * @param floor powers below this one count as this one
 */
public record SpectrumSettings(
        int rate, int fft, int hop, int window, int mels, double low, double high, double floor) {

    private static final int GREATEST_RATE = 384_000;
    private static final int GREATEST_FRAME = 1 << 14;

    public SpectrumSettings {
        within("rate", rate, 1000, GREATEST_RATE);
        within("fft", fft, 16, GREATEST_FRAME);
        if (Integer.bitCount(fft) != 1) {
            throw new IllegalArgumentException("fft: " + fft + "; allowed are powers of two");
        }
        within("window", window, 2, fft);
        // Windows that leave gaps between them lose sound for good.
        within("hop", hop, 1, window / 2);
        within("mels", mels, 1, fft / 2 + 1);
        if (!(low >= 0 && low < high && high <= rate / 2.0)) {
            throw new IllegalArgumentException(
                    "low and high: "
                            + low
                            + " and "
                            + high
                            + " Hz; allowed are 0 to "
                            + rate / 2.0
                            + ", the lower one first");
        }
        if (!(floor >= 1e-10 && floor <= 1)) {
            throw new IllegalArgumentException("floor: " + floor + "; allowed are 1e-10 to 1");
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + ": " + value + "; allowed are " + least + " to " + most);
        }
    }

    /** For voice: 80 bands of 16 kHz, a frame every 16 milliseconds. */
    public static SpectrumSettings voice() {
        return new SpectrumSettings(16_000, 1024, 256, 1024, 80, 0, 8000, 1e-5);
    }

    /** The settings that {@link #entries} wrote; throws {@link IllegalArgumentException}. */
    public static SpectrumSettings of(Map<String, Object> entries) {
        return new SpectrumSettings(
                number(entries, "rate").intValue(),
                number(entries, "fft").intValue(),
                number(entries, "hop").intValue(),
                number(entries, "window").intValue(),
                number(entries, "mels").intValue(),
                number(entries, "low").doubleValue(),
                number(entries, "high").doubleValue(),
                number(entries, "floor").doubleValue());
    }

    private static Number number(Map<String, Object> entries, String name) {
        if (entries.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(
                name + ": " + entries.get(name) + "; a number is needed to read a spectrogram");
    }

    /** All settings by name, as a bundle keeps them. */
    public Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("rate", rate);
        entries.put("fft", fft);
        entries.put("hop", hop);
        entries.put("window", window);
        entries.put("mels", mels);
        entries.put("low", low);
        entries.put("high", high);
        entries.put("floor", floor);
        return entries;
    }

    /** How many frequencies a frame has: from 0 to half the rate. */
    public int bins() {
        return fft / 2 + 1;
    }

    /** How many frames a sound of so many samples has: frame m is centred at sample m hop. */
    public int frames(int samples) {
        return 1 + samples / hop;
    }

    /** How many samples so many frames stand for when they are made sound again. */
    public int samples(int frames) {
        return (frames - 1) * hop;
    }

    /** The log power of silence. */
    public float silence() {
        return (float) Math.log(floor);
    }
}
