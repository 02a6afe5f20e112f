package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings as trials: stopped, killed and resumed, they end as a training by itself does. */
class SweepTrainingTest {

    private static final String LONG = "training.budget=100 epochs";
    private static final String SELDOM = "training.checkpoint.every=10 epochs";
    private static final String QUIET =
            "training={validation: {every: 10 epochs}, previews: {every: 100 epochs}}";

    @TempDir private Path folder;

    @Test
    void trialsGoOnFromTheirCheckpointsToTheBit() throws IOException, InterruptedException {
        Path config = TinyDigits.config(folder);
        Path sweep =
                Files.writeString(
                        folder.resolve("sweep.yaml"),
                        """
                        name: tiny-sweep
                        experiment: tiny.yaml
                        strategy: grid
                        settings: ["%s", "%s", "+%s"]
                        space:
                          model.latent: {type: choice, values: [3, 6]}
                        """
                                .formatted(LONG, SELDOM, QUIET));
        Path root = folder.resolve("sweep");
        Path first = root.resolve("trials/0000");
        List<String> command = List.of("sweep", sweep.toString(), "--folder", root.toString());

        Process stopped = start(command);
        awaitCheckpoint(stopped, first);
        stopped.destroy();
        assertTrue(stopped.waitFor(60, TimeUnit.SECONDS), "it does not stop");
        assertEquals(143, stopped.exitValue());
        String log = Files.readString(first.resolve("trial.log"));
        assertTrue(log.contains("stopped and saved") || log.contains("done after"), log);

        List<String> resume = new ArrayList<>(command);
        resume.addAll(List.of("--resume", "--json"));
        Process killed = start(resume);
        awaitCheckpoint(killed, root.resolve("trials/0001"));
        killed.destroyForcibly().waitFor();
        Process last = start(resume);
        String out = new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(last.waitFor(60, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, last.exitValue(), out);

        JsonNode trials = new ObjectMapper().readTree(out).path("trials");
        assertEquals(2, trials.size(), out);
        for (JsonNode trial : trials) {
            assertEquals("FINISHED", trial.path("state").textValue(), out);
            String latent =
                    "model.latent=" + trial.path("settings").path("model.latent").textValue();
            Path alone = folder.resolve(latent);
            TinyDigits.train(config, List.of(LONG, SELDOM, "+" + QUIET, latent), alone);
            Path run = root.resolve("trials/000" + trial.path("number").intValue());
            assertEquals(ExactResumeTest.metrics(alone), ExactResumeTest.metrics(run));
        }
        CommandLineRun best =
                CommandLineRun.of(
                        "train",
                        root.resolve("best.yaml").toString(),
                        "training.budget=1 epoch",
                        "--run",
                        folder.resolve("best").toString());
        assertEquals(0, best.exit(), best.err());
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dai.djl.offline=true", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.noema.cli.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private static void awaitCheckpoint(Process process, Path run)
            throws IOException, InterruptedException {
        Path checkpoints = run.resolve("checkpoints");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (process.isAlive() && !Files.isDirectory(checkpoints)) {
            assertTrue(System.nanoTime() < until, "no checkpoint came");
            Thread.sleep(10);
        }
    }
}
