package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that start from the weights of another. */
class InitFromTest {

    @TempDir private Path folder;
    private Path config;

    @BeforeEach
    void train() throws IOException {
        config = TinyDigits.config(folder);
        TinyDigits.train(config, List.of(), folder.resolve("first"));
    }

    @Test
    void takesTheBestWeightsAndNothingElse() {
        Checkpoint best = best();
        Path run = folder.resolve("second");
        List<String> told =
                TinyDigits.train(
                        config,
                        settings("first", "training.optimizer.learning-rate=1e-9", "seed=6"),
                        run);
        String step = " of 8 arrays come from step " + best.progress().step() + " of ";
        assertTrue(told.contains("init-from: 8" + step + folder.resolve("first")), told.toString());
        Checkpoint second = TinyDigits.newest(run);
        assertEquals(1, second.progress().step());
        best.tensors()
                .forEach(
                        (name, tensor) -> {
                            if (name.startsWith("model/")) {
                                assertArrayEquals(
                                        values(best, name), values(second, name), 1e-7f, name);
                            }
                        });
        assertArrayEquals(new float[] {1}, values(second, "optimizer/updates"));
    }

    @Test
    void saysWhatDoesNotFit() {
        List<String> told =
                TinyDigits.train(
                        config, settings("first", "model.latent=6"), folder.resolve("second"));
        String line =
                told.stream().filter(it -> it.startsWith("init-from: ")).findFirst().orElseThrow();
        assertTrue(line.startsWith("init-from: 5 of 8 arrays come from step "), line);
        assertTrue(line.contains(" [24, 6], there [24, 4]"), line);
    }

    @Test
    void refusesWhatIsNoRunOrFitsNowhere() {
        assertRefused(
                "init-from: " + folder.resolve("nowhere") + ": there is no such folder",
                settings("nowhere"));
        assertRefused(
                "init-from: " + folder.resolve(".") + ": holds no whole checkpoint of a run",
                settings("."));
        List<String> another = settings("first", "model.latent=6");
        another.addAll(TinyDigits.CONVOLUTIONAL);
        assertRefused("none of its weights fit this model; new are ", another);
    }

    private void assertRefused(String part, List<String> settings) {
        String message =
                assertThrows(
                                RequestException.class,
                                () -> TinyDigits.train(config, settings, folder.resolve("other")))
                        .getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }

    private Checkpoint best() {
        return new RunFolder(folder.resolve("first")).checkpoints().best(line -> {}).orElseThrow();
    }

    private static List<String> settings(String from, String... more) {
        List<String> settings = new ArrayList<>(List.of("init-from=" + from));
        settings.add("training.budget=1 steps");
        settings.addAll(Arrays.asList(more));
        return settings;
    }

    private static float[] values(Checkpoint checkpoint, String name) {
        return ((FloatTensor) checkpoint.tensors().get(name)).values();
    }
}
