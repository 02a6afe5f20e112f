package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.WavReader;
import dev.noema.audio.wave.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds of any length go through models of the drums that ship, as someone types it. */
class SoundVerbsTest {

    private static final Path DRUMS = Path.of("../experiments/drums").toAbsolutePath();
    private static final int RATE = 16000;

    private static final String CONFIG =
            """
            name: beats
            data:
              type: audio.sounds
              source: "%s"
              spectrum: {rate: 16000, fft: 512, hop: 256, window: 512, mels: 20}
              length: 32 frames
              limit: 12
              cache: false
              split: {validation: 0.1, test: 0.1}
            model:
              latent: 8
              encoder: {type: audio.conv1d, widths: [8], stride: [4]}
              decoder: {type: audio.conv1d, widths: [8], stride: [4]}
              likelihood: {type: gaussian, variance: analytic}
            objective: {type: elbo}
            training: {budget: 3 steps, batch: 4, device: cpu}
            """;

    @TempDir private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        Path config = folder.resolve("beats.yaml");
        Files.writeString(config, CONFIG.formatted(DRUMS.toString().replace('\\', '/')));
        TinyDigits.train(config, List.of(), folder.resolve("one"));
        TinyDigits.train(config, List.of("seed=7"), folder.resolve("other"));
        TinyDigits.train(config, List.of("model.latent=16"), folder.resolve("wide"));
        float[] samples = new float[3 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(0.1 * i) * Math.abs(Math.sin(3e-4 * i)));
        }
        Files.write(
                folder.resolve("long.wav"),
                WavWriter.content(new Sound(RATE, samples), Encoding.PCM_16));
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static float[] made(String... more) throws IOException {
        String[] fixed = {"reconstruct", at("one"), at("long.wav"), "--out", at("made.wav")};
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        CommandLineRun run = CommandLineRun.of(all);
        assertEquals(0, run.exit(), run.err());
        return WavReader.read(folder.resolve("made.wav")).samples(0);
    }

    @Test
    void aLongFileIsTakenToItsEnd() throws IOException {
        // 188 frames become 7 items of 32 that begin every 28.
        assertEquals((32 + 6 * 28 - 1) * 256, made("--whole").length);
    }

    @Test
    void oneModelDecodesWhatAnotherEncodes() throws IOException {
        assertFalse(Arrays.equals(made("--whole"), made("--whole", "--decode-with", at("other"))));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        CommandLineRun.of("reconstruct", at("one"), at("long.wav"), "--decode-with", at("wide"))
                .assertOneLine(2, "wide", "has 16 latent dimensions", "has 8");
        CommandLineRun.of("reconstruct", at("one"), "--whole")
                .assertOneLine(2, "--whole takes one file; given are none");
    }
}
