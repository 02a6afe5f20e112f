package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language model that an autoencoder of text stands beside, trained by the command. */
class LanguageModelTest {

    private static final int STEPS = 40;
    private static final String CONFIG =
            """
            name: tiny
            seed: 5
            data: {type: text.lines, source: text.txt, split: {validation: 0.1, test: 0.1}}
            model:
              latent: 2
              encoder: {type: text.recurrent, embedding: 4, size: 8}
              decoder: {type: text.recurrent, embedding: 8, size: 12}
              likelihood: {type: categorical}
            training:
              budget: %d steps
              batch: 16
              optimizer: {type: adam, learning-rate: 1e-2}
              device: cpu
              threads: 1
              checkpoint: {every: 1000 steps}
              validation: {every: 20 steps}
              previews: {every: 1000 steps}
            """;

    @TempDir private Path folder;

    private String run() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String who : List.of("a cat", "the dog", "my old friend", "she")) {
            for (String does : List.of("sees", "likes", "follows", "did not hear")) {
                for (String what : List.of("the sea", "a bird", "rain", "him", "all of it")) {
                    lines.append(who + " " + does + " " + what + ".\n");
                }
            }
        }
        Files.writeString(folder.resolve("text.txt"), lines);
        Path config = Files.writeString(folder.resolve("tiny.yaml"), CONFIG.formatted(STEPS));
        Path run = folder.resolve("run");
        CommandLineRun trained =
                CommandLineRun.of("train", config.toString(), "--run", run.toString());
        assertEquals(0, trained.exit(), trained.err());
        return run.toString();
    }

    private CommandLineRun evaluate(String run) {
        return CommandLineRun.of("evaluate", run, "--language-model", "--samples", "5");
    }

    @Test
    void isTrainedOnceForAsManyStepsAndWithoutACode() throws IOException {
        String run = run();
        CommandLineRun first = evaluate(run);
        assertEquals(0, first.exit(), first.err());
        assertTrue(
                first.out().lines().anyMatch(line -> line.matches(" +model +language model.*")),
                first.out());
        RunFolder companion = new RunFolder(Path.of(run).resolve("language-model"));
        assertTrue(companion.checkpoints().steps().contains((long) STEPS));
        assertTrue(
                companion.checkpoints().newest(line -> {}).orElseThrow().tensors().keySet().stream()
                        .noneMatch(name -> name.startsWith("model/encoder")));
        List<Double> validated =
                Files.readAllLines(companion.metrics()).stream()
                        .filter(line -> line.contains("validation.reconstruction"))
                        .map(line -> line.replaceAll(".*validation.loss\":([0-9.]+).*", "$1"))
                        .map(Double::valueOf)
                        .toList();
        assertEquals(2, validated.size());
        assertTrue(validated.get(1) < 0.9 * validated.get(0), validated.toString());

        CommandLineRun second = evaluate(run);
        assertEquals(0, second.exit(), second.err());
        assertEquals(first.out(), second.out());
        assertFalse(second.err().contains("step"), second.err());
    }

    @Test
    void isForTokensAlone() throws IOException {
        Path run = folder.resolve("digits");
        TinyDigits.train(TinyDigits.config(folder), List.of(), run);
        evaluate(run.toString()).assertOneLine(2, "its data are no tokens");
    }
}
