package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.ConfigException;
import dev.noema.config.ConfigSources;
import dev.noema.spi.RequestException;
import dev.noema.sweep.Sweep;
import dev.noema.sweep.SweepFolder;
import dev.noema.sweep.SweepPlan;
import dev.noema.sweep.SweepResult;
import dev.noema.sweep.Trial;
import dev.noema.training.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of trials that last a moment. */
class SweepTest {

    @TempDir private Path folder;

    private final StopRequest stop = new StopRequest();
    private final List<String> notices = new ArrayList<>();

    private static String latents(int... values) {
        List<String> texts = new ArrayList<>();
        for (int value : values) {
            texts.add(Integer.toString(value));
        }
        return "space={model.latent: {type: choice, values: [" + String.join(", ", texts) + "]}}";
    }

    private SweepPlan plan(String... settings) throws IOException {
        TinyDigits.config(folder);
        Path file =
                Files.writeString(
                        folder.resolve("sweep.yaml"),
                        "name: s\nexperiment: tiny.yaml\nstrategy: grid\nspace: {}\n");
        return SweepPlan.load(ConfigSources.of(file, List.of(settings)), TinyDigits.CATALOG);
    }

    private SweepFolder files() {
        return new SweepFolder(folder.resolve("sweep"));
    }

    private SweepResult run(boolean resume, String... settings)
            throws IOException, InterruptedException {
        return new Sweep(
                        plan(settings),
                        files(),
                        FakeTrials.in(folder),
                        stop,
                        line -> {
                            notices.add(line);
                            if (line.contains("model.latent=6")) {
                                stop.request(2);
                            }
                        })
                .run(resume);
    }

    private static Set<String> states(SweepResult result) {
        return result.trials().stream()
                .map(trial -> trial.settings().get("model.latent") + " " + trial.state())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void findsTheBestAndWritesAFileThatIsAnExperiment() throws IOException, InterruptedException {
        SweepResult result = run(false, latents(20, 10, 30), "parallel=2");
        assertEquals("10", result.trials().get(0).settings().get("model.latent"));
        assertEquals(-10.5, result.trials().get(0).values().get("validation.elbo"));
        assertEquals(List.of(result.trials().get(0)), result.front());
        CommandLineRun shown = CommandLineRun.of("config", files().best().toString());
        assertEquals(0, shown.exit(), shown.err());
        assertTrue(shown.out().contains("latent: 10"), shown.out());
        assertTrue(shown.out().contains("name: s-best"), shown.out());
    }

    @Test
    void aFailureOrACrashCostsOneTrial() throws IOException, InterruptedException {
        SweepResult result = run(false, latents(10, FakeTrials.FAILS, FakeTrials.CRASHES, 20));
        assertEquals(Set.of("10 FINISHED", "20 FINISHED", "3 FAILED", "4 FAILED"), states(result));
        assertEquals("exit code 7: latent 3 cannot be", result.trials().get(2).message());
        assertTrue(result.trials().get(3).message().startsWith("ended by signal 11"), "4");
    }

    @Test
    void endsWhenEveryTrialFails() throws IOException, InterruptedException {
        String message =
                assertThrows(
                                RequestException.class,
                                () ->
                                        run(
                                                false,
                                                latents(3),
                                                "+space={training.batch: {type: choice, values: [1, 2, 3, 4]}}"))
                        .getMessage();
        assertTrue(message.startsWith("the first 3 trials failed"), message);
    }

    @Test
    void namesAGoalThatIsNotMeasured() {
        String message =
                assertThrows(
                                RequestException.class,
                                () -> run(false, latents(10), "goals={validation.elbow: max}"))
                        .getMessage();
        assertEquals(
                "goals.validation.elbow: is not measured; measured are step, validation.elbo,"
                        + " validation.kl",
                message);
    }

    @Test
    void showsTheFrontOfSeveralGoals() throws IOException, InterruptedException {
        SweepResult result =
                run(false, latents(10, 20, 30), "goals={validation.elbo: max, validation.kl: min}");
        assertEquals(3, result.front().size());
        SweepFolder other = new SweepFolder(folder.resolve("other"));
        SweepResult same =
                new Sweep(
                                plan(
                                        latents(10, 20, 30),
                                        "goals={validation.elbo: max, validation.kl: max}"),
                                other,
                                FakeTrials.in(folder),
                                stop,
                                line -> {})
                        .run(false);
        assertEquals(
                List.of("10"),
                same.front().stream().map(trial -> trial.settings().get("model.latent")).toList());
    }

    @Test
    void givesUpWhatIsWorseThanTheOthers() throws IOException, InterruptedException {
        SweepResult result =
                run(
                        false,
                        "space={model.latent: {type: choice, values: [10, 11, 12, 106]}}",
                        "pruning={type: median, others: 3, measurements: 0}");
        Trial worst = result.trials().get(3);
        assertEquals("106", worst.settings().get("model.latent"));
        assertTrue(
                worst.state() == Trial.State.PRUNED || worst.step() == FakeTrials.STEPS,
                worst.toString());
    }

    @Test
    void stopsGentlyAndGoesOn() throws IOException, InterruptedException {
        SweepResult stopped = run(false, latents(10, FakeTrials.HANGS_ON, 20));
        assertTrue(stopped.stopped());
        assertEquals(Set.of("10 FINISHED", "6 OPEN"), states(stopped));
        StopRequest again = new StopRequest();
        SweepResult resumed =
                new Sweep(
                                plan(latents(10, FakeTrials.HANGS_ON, 20), "minutes=0.05"),
                                files(),
                                FakeTrials.in(folder),
                                again,
                                line -> {})
                        .run(true);
        assertEquals(
                "the sweep's time is up",
                resumed.trials().stream()
                        .filter(trial -> trial.number() == 1)
                        .findFirst()
                        .orElseThrow()
                        .message());
        assertEquals(
                List.of("start"),
                Files.readAllLines(files().trial(0).root().resolve("notes")).stream()
                        .filter(line -> line.equals("start"))
                        .toList());
    }

    @Test
    void refusesAnotherSweepInItsFolder() throws IOException, InterruptedException {
        run(false, latents(10));
        assertTrue(
                assertThrows(RequestException.class, () -> run(false, latents(10)))
                        .getMessage()
                        .endsWith(
                                "holds a sweep already; go on with --resume, or name another folder"));
        assertTrue(
                assertThrows(RequestException.class, () -> run(true, latents(20)))
                        .getMessage()
                        .endsWith(
                                "the sweep or its experiment changed: values: [10] has become values: [20];"
                                        + " only trials, minutes and parallel may"));
        assertEquals(1, run(true, latents(10), "trials=7").trials().size());
    }

    @Test
    void theShippedSweepFitsItsExperiment() {
        SweepPlan plan =
                SweepPlan.load(
                        ConfigSources.of(Path.of("../sweeps/digits.yaml"), List.of()),
                        TinyDigits.CATALOG);
        assertEquals("digits-sweep", plan.config().name());
    }

    @Test
    void refusesWhatTheExperimentDoesNotTake() throws IOException {
        assertTrue(
                assertThrows(
                                RequestException.class,
                                () -> plan("space={model.latnet: {type: choice, values: [1]}}"))
                        .getMessage()
                        .contains(
                                "space.model.latnet: the experiment refuses the value 1: command line:"
                                        + " model.latnet: is not known"));
        assertTrue(
                assertThrows(
                                RequestException.class,
                                () ->
                                        plan(
                                                "space={model.latent: {type: range, from: 0, to: 9, step: 1}}"))
                        .getMessage()
                        .contains("space.model.latent: the experiment refuses the value 0: "));
        assertTrue(
                assertThrows(ConfigException.class, () -> plan("goals={}", "strategy=tpee"))
                        .getMessage()
                        .contains("did you mean \"tpe\""));
    }
}
