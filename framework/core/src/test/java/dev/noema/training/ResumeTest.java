package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.checkpoint.CheckpointException;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

    private static final int STEPS = 12;

    @TempDir private Path folder;

    @Test
    void aRunStoppedAtAnyStepGoesOnBitForBit() throws IOException {
        Fixture whole = new Fixture(folder.resolve("whole"));
        assertEquals(STEPS, whole.train(false).step());
        for (int stop = 1; stop < STEPS; stop++) {
            Path root = folder.resolve("stopped-" + stop);
            Fixture first = new Fixture(root);
            first.listeners.add(new At(stop, () -> first.stop.request(15)));
            Outcome outcome = first.train(false);
            assertEquals(new Outcome(Ending.STOPPED, stop, outcome.elapsedSeconds(), 15), outcome);
            assertEquals(143, outcome.exitCode());
            assertSame(whole, resumed(root));
        }
    }

    @Test
    void aRunKilledAtAnyStepGoesOnBitForBit() throws IOException {
        Fixture whole = new Fixture(folder.resolve("whole"));
        whole.train(false);
        for (int kill = 1; kill <= STEPS; kill++) {
            Path root = folder.resolve("killed-" + kill);
            Fixture first = new Fixture(root);
            first.saveEvery = "2 steps";
            first.listeners.add(
                    new At(
                            kill,
                            () -> {
                                throw new IllegalStateException("killed");
                            }));
            assertThrows(IllegalStateException.class, () -> first.train(false));
            assertSame(whole, resumed(root));
        }
    }

    @Test
    void aDamagedCheckpointIsSaidAndTheOneBeforeUsed() throws IOException {
        Fixture whole = new Fixture(folder.resolve("whole"));
        whole.train(false);
        Fixture first = new Fixture(folder.resolve("run"));
        first.saveEvery = "4 steps";
        first.listeners.add(new At(9, () -> first.stop.request(2)));
        assertEquals(130, first.train(false).exitCode());
        Files.delete(folder.resolve("run/checkpoints/9/state.json"));
        Fixture second = new Fixture(folder.resolve("run"));
        Notices notices = new Notices();
        second.listeners.add(notices);
        second.train(true);
        assertSame(whole, second);
        assertEquals(1, notices.lines.size());
        assertTrue(notices.lines.get(0).contains("state.json is missing"), notices.lines.get(0));
    }

    @Test
    void listenersGetTheirMemoryBack() {
        Counter first = new Counter();
        Fixture stopped = new Fixture(folder);
        stopped.listeners.add(first);
        stopped.listeners.add(new At(5, () -> stopped.stop.request(0)));
        stopped.train(false);
        Counter second = new Counter();
        Fixture resumed = new Fixture(folder);
        resumed.listeners.add(second);
        resumed.train(true);
        assertEquals(STEPS, second.steps);
    }

    @Test
    void aFinishedRunHasNothingLeftToDo() {
        new Fixture(folder).train(false);
        assertEquals(Ending.BUDGET, new Fixture(folder).train(true).ending());
        Fixture longer = new Fixture(folder);
        longer.budget = "3 epochs";
        assertEquals(18, longer.train(true).step());
    }

    @Test
    void refusesCheckpointsOfAnotherRun() throws IOException {
        Fixture run = new Fixture(folder);
        run.train(false);
        assertRefused("holds checkpoints already", new Fixture(folder), false);
        Fixture configured = new Fixture(folder);
        configured.settings = Map.of("data", "a", "model", "c");
        assertRefused("is of another configuration: model changed; ", configured, true);
        Fixture seeded = new Fixture(folder);
        seeded.seed = 1;
        assertRefused("is of another seed: 42 instead of 1", seeded, true);
        Fixture grown = new Fixture(folder);
        grown.train = new FakeDataset(100);
        assertRefused("an epoch had 6 steps and now has 25", grown, true);
        for (long step : run.folder.checkpoints().steps()) {
            Files.delete(folder.resolve("checkpoints/" + step + "/manifest.json"));
        }
        assertRefused("none of the 2 checkpoints is whole", new Fixture(folder), true);
    }

    private static void assertRefused(String part, Fixture fixture, boolean resume) {
        String message =
                assertThrows(CheckpointException.class, () -> fixture.train(resume)).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }

    private static Fixture resumed(Path root) {
        Fixture fixture = new Fixture(root);
        fixture.train(true);
        return fixture;
    }

    private static void assertSame(Fixture expected, Fixture actual) throws IOException {
        expected.learner
                .state()
                .forEach(
                        (name, tensor) ->
                                assertArrayEquals(
                                        ((FloatTensor) tensor).values(),
                                        ((FloatTensor) actual.learner.state().get(name)).values(),
                                        name));
        assertEquals(metrics(expected), metrics(actual));
    }

    /** The lines of the log without the time, each step's loss among them. */
    private static List<String> metrics(Fixture fixture) throws IOException {
        return Files.readAllLines(fixture.folder.metrics()).stream()
                .map(line -> line.replaceAll("\"seconds\":[^,]*,", ""))
                .toList();
    }

    private record At(long step, Runnable action) implements TrainingListener {
        @Override
        public String name() {
            return "at";
        }

        @Override
        public void stepped(StepReport report) {
            if (report.step() == step) {
                action.run();
            }
        }
    }

    private static final class Notices implements TrainingListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public String name() {
            return "notices";
        }

        @Override
        public void notice(String line) {
            lines.add(line);
        }
    }

    private static final class Counter implements TrainingListener {
        int steps;

        @Override
        public String name() {
            return "counter";
        }

        @Override
        public void stepped(StepReport report) {
            steps++;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("steps", steps);
        }

        @Override
        public void restore(Map<String, Object> state) {
            steps = (int) state.get("steps");
        }
    }
}
