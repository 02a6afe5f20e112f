package dev.noema.audio.spectrum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that librosa computed; {@code spectra.py} beside the file made them.
 *
 * @param settings how sound became a spectrogram
 * @param samples how long the sound is
 * @param section the numbers
 */
public record Oracle(SpectrumSettings settings, int samples, JsonNode section) {

    /** How many frames lie from one kept frame to the next. */
    public static final int EACH_FRAME = 3;

    /** How many samples lie from one kept sample to the next. */
    public static final int EACH_SAMPLE = 7;

    static JsonNode all() {
        try (InputStream file = Oracle.class.getResourceAsStream("spectra.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases. */
    public static List<Oracle> cases() {
        List<Oracle> cases = new ArrayList<>();
        for (JsonNode each : all().required("cases")) {
            JsonNode given = each.required("settings");
            SpectrumSettings settings =
                    new SpectrumSettings(
                            given.required("rate").intValue(),
                            given.required("fft").intValue(),
                            given.required("hop").intValue(),
                            given.required("window").intValue(),
                            given.required("mels").intValue(),
                            given.required("low").doubleValue(),
                            given.required("high").doubleValue(),
                            given.required("floor").doubleValue());
            cases.add(new Oracle(settings, each.required("samples").intValue(), each));
        }
        return cases;
    }

    /** A rising tone that grows louder, over a hum: as the script made it. */
    public float[] signal() {
        float[] signal = new float[samples];
        double last = Math.max((samples - 1) / (double) settings.rate(), 1e-9);
        for (int i = 0; i < samples; i++) {
            double t = i / (double) settings.rate();
            double tone = t * Math.sin(2 * Math.PI * (200 * t + 4000 * t * t));
            signal[i] = (float) (0.8 * tone / last + 0.05 * Math.sin(2 * Math.PI * 50 * t));
        }
        return signal;
    }

    public double[] numbers(String name) {
        return doubles(section.required(name));
    }

    static double[] doubles(JsonNode values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).doubleValue();
        }
        return numbers;
    }

    /** A spectrum whose bins are turned, each by 0.3 times its number, so that phases clash. */
    public static ComplexSpectrum turned(ComplexSpectrum spectrum) {
        ComplexSpectrum turned = new ComplexSpectrum(spectrum.frames(), spectrum.bins());
        for (int i = 0; i < spectrum.real().length; i++) {
            int bin = i % spectrum.bins();
            double cosine = Math.cos(0.3 * bin);
            double sine = Math.sin(0.3 * bin);
            double real = spectrum.real()[i];
            double imaginary = spectrum.imaginary()[i];
            boolean end = bin == 0 || bin == spectrum.bins() - 1;
            turned.real()[i] = (float) (cosine * real - sine * imaginary);
            turned.imaginary()[i] = end ? 0 : (float) (cosine * imaginary + sine * real);
        }
        return turned;
    }
}
