package dev.noema.audio.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.WavWriter;
import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.experiment.Experiment;
import dev.noema.training.Outcome;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at folders as people have them; every proposal is trained for a few steps. */
class SoundInspectorTest {

    @TempDir Path place;

    @Test
    void takesShortSoundsWhole() throws IOException {
        for (int i = 0; i < 16; i++) {
            sound((i % 2 == 0 ? "low/" : "high/") + i + ".wav", 44_100, 2, 0.2 + 0.01 * i);
        }
        ExperimentProposal proposal = propose();
        assertContains(
                proposal,
                "spectrum: {rate: 16000, fft: 1024, hop: 256, window: 1024, mels: 80}",
                "items: whole",
                "length: 32 frames",
                "audio.conv2d",
                "# classes: subfolder");
        assertEquals(
                List.of(
                        "16 WAV files, 44,100 Hz, 16 with more than one channel, which are mixed, from 0.2 to 0.4 s"
                                + " (half of them below 0.3 s), 0.1 minutes",
                        "2 folders that can be classes: high, low",
                        "a model that fits: whole sounds of 0.5 s, 32 latent dimensions, 1,200 steps of 4 items"),
                proposal.findings());
        String sections =
                proposal.sections().replaceAll("(?m)^  # (?=classes: subfolder|condition:)", "  ");
        train(sections, "classes");
    }

    @Test
    void cutsLongSoundsIntoWindows() throws IOException {
        for (int i = 0; i < 6; i++) {
            sound(i + ".wav", 8000, 1, 4 + i);
        }
        Files.write(place.resolve("sounds/broken.wav"), new byte[] {1, 2, 3});
        Files.write(place.resolve("sounds/other.flac"), new byte[] {1, 2, 3});
        ExperimentProposal proposal = propose();
        assertContains(
                proposal,
                "spectrum: {rate: 8000, fft: 512, hop: 128, window: 512, mels: 64}",
                "length: 64 frames",
                "audio.conv1d",
                "prior: {type: autoregressive, steps: 16}");
        assertTrue(
                proposal.findings().get(1).startsWith("1 cannot be read"),
                proposal.findings().toString());
        assertTrue(proposal.findings().get(2).contains("ffmpeg"), proposal.findings().toString());
        train(proposal.sections(), "windows");
    }

    @Test
    void saysNothingWhereThereAreNoSounds() throws IOException {
        Files.createDirectories(place.resolve("sounds"));
        assertEquals(
                Optional.empty(), new SoundInspector().inspect(place.resolve("sounds"), "sounds"));
        Files.write(place.resolve("sounds/x.wav"), new byte[3]);
        DataException refused =
                assertThrows(
                        DataException.class,
                        () -> new SoundInspector().inspect(place.resolve("sounds"), "sounds"));
        assertTrue(refused.getMessage().contains("x.wav has 3 bytes"), refused.getMessage());
    }

    private ExperimentProposal propose() {
        return new SoundInspector().inspect(place.resolve("sounds"), "sounds").orElseThrow();
    }

    private void train(String sections, String name) throws IOException {
        Path file = place.resolve(name + ".yaml");
        Files.writeString(file, "name: " + name + "\nseed: 1\n" + sections);
        List<String> settings = List.of("training.budget=2 steps");
        Outcome outcome =
                Experiment.load(file, settings, Catalog.discover())
                        .train(place.resolve("run-" + name), false);
        assertEquals(0, outcome.exitCode(), sections);
    }

    private static void assertContains(ExperimentProposal proposal, String... parts) {
        for (String part : parts) {
            assertTrue(proposal.sections().contains(part), part + " in\n" + proposal.sections());
        }
    }

    private void sound(String name, int rate, int channels, double seconds) throws IOException {
        float[][] samples = new float[channels][(int) Math.round(seconds * rate)];
        for (float[] channel : samples) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) Math.sin(i * (0.01 + 0.01 * (name.hashCode() & 15))) / 2;
            }
        }
        Path file = place.resolve("sounds").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, WavWriter.content(new Sound(rate, samples), Encoding.PCM_16));
    }
}
