package dev.noema.audio.vocoder;

import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of WAV files with harmonic tones, each of its own pitch and length, at 4 kHz. */
public final class TonesFolder {

    /** Samples a second. */
    public static final int RATE = 4000;

    private TonesFolder() {}

    /** Writes so many files into {@code folder}. */
    public static Path write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < count; file++) {
            float[] samples = new float[1500 + 200 * file];
            double pitch = 120 + 9 * file;
            for (int i = 0; i < samples.length; i++) {
                double t = i / (double) RATE;
                double phase = 2 * Math.PI * pitch * t;
                double swell = Math.sin(Math.PI * i / samples.length);
                samples[i] = (float) (0.3 * swell * (Math.sin(phase) + 0.5 * Math.sin(2 * phase)));
            }
            byte[] content = WavWriter.content(new Sound(RATE, samples), Encoding.FLOAT_32);
            Files.write(folder.resolve("tone" + file + ".wav"), content);
        }
        return folder;
    }
}
