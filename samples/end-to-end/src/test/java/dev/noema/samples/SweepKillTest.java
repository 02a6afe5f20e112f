package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.ConfigSources;
import dev.noema.sweep.Sweep;
import dev.noema.sweep.SweepFolder;
import dev.noema.sweep.SweepPlan;
import dev.noema.sweep.SweepResult;
import dev.noema.sweep.Trial;
import dev.noema.training.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep that is killed at any moment, however often, ends as one that was not: nothing that ended
 * is done again, nothing is lost. {@code mvn -Pproofs} kills a hundred times.
 */
class SweepKillTest {

    private static final int KILLS = Integer.getInteger("noema.kills", 3);

    @TempDir private Path folder;

    private Path sweep(int trials) throws IOException {
        TinyDigits.config(folder);
        return Files.writeString(
                folder.resolve("sweep.yaml"),
                """
                name: killed
                experiment: tiny.yaml
                seed: 11
                strategy: random
                parallel: 3
                trials: %d
                space:
                  model.latent: {type: range, from: 7, to: 99, step: 1}
                  training.optimizer.learning-rate: {type: log-uniform, from: 1e-4, to: 1e-1}
                """
                        .formatted(trials));
    }

    @Test
    void goesOnWhereverItWasKilled() throws IOException, InterruptedException {
        Path file = sweep(4 * KILLS);
        SweepFolder killed = new SweepFolder(folder.resolve("killed"));
        Random random = new Random(3);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(file, killed);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            long lines = lines(killed);
            // most kills fall where something happens, some while the sweep begins
            while (kill % 4 != 3 && lines(killed) < lines + 3 && process.isAlive()) {
                assertTrue(System.nanoTime() < until, "the sweep hangs");
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(400));
            process.destroyForcibly().waitFor();
        }
        Process last = start(file, killed);
        assertTrue(last.waitFor(300, TimeUnit.SECONDS), "the sweep hangs");
        assertEquals(0, last.exitValue());
        SweepFolder whole = new SweepFolder(folder.resolve("whole"));
        assertEquals(settings(run(file, whole, false)), settings(run(file, killed, true)));
        for (Trial trial : run(file, killed, true).trials()) {
            assertEquals(Trial.State.FINISHED, trial.state());
            assertNothingWasLostOrRepeated(killed.trial(trial.number()).root().resolve("notes"));
        }
        for (int trial = 0; trial < 4 * KILLS; trial++) {
            assertEquals(1, ends(killed, trial), "trial " + trial);
        }
    }

    private Process start(Path file, SweepFolder into) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SweepMain.class.getName(),
                        file.toString(),
                        into.root().toString())
                .inheritIO()
                .start();
    }

    private SweepResult run(Path file, SweepFolder into, boolean resume)
            throws InterruptedException {
        return new Sweep(
                        SweepPlan.load(ConfigSources.of(file, List.of()), TinyDigits.CATALOG),
                        into,
                        FakeTrials.in(folder),
                        new StopRequest(),
                        line -> {})
                .run(resume);
    }

    private static long lines(SweepFolder sweep) throws IOException {
        return Files.exists(sweep.journal())
                ? Files.readString(sweep.journal()).lines().count()
                : 0;
    }

    private static long ends(SweepFolder sweep, int trial) throws IOException {
        String end = "\"number\":" + trial + ",";
        return Files.readString(sweep.journal())
                .lines()
                .filter(line -> line.contains("\"event\":\"ended\"") && line.contains(end))
                .count();
    }

    private static Map<Integer, Map<String, String>> settings(SweepResult result) {
        return result.trials().stream()
                .sorted(Comparator.comparing(Trial::number))
                .collect(Collectors.toMap(Trial::number, Trial::settings));
    }

    /**
     * Each step was done, and done again only where a process died before it kept its place; after
     * the end there was no further start but of a trial whose end the sweep had not seen.
     */
    private static void assertNothingWasLostOrRepeated(Path notes) throws IOException {
        List<String> lines = Files.readAllLines(notes);
        int done = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("step ")) {
                int step = Integer.parseInt(lines.get(i).substring(5));
                boolean again = step == done && lines.get(i - 1).equals("start");
                assertTrue(step == done + 1 || again, lines.toString());
                done = step;
            }
        }
        assertEquals(FakeTrials.STEPS, done);
        assertEquals("done", lines.get(lines.size() - 1));
    }
}
