package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    @TempDir private Path folder;

    @Test
    void learns() throws Exception {
        Fixture fixture = new Fixture(folder);
        fixture.budget = "40 epochs";
        Outcome outcome = fixture.train(false);
        assertEquals(Ending.BUDGET, outcome.ending());
        assertEquals(240, outcome.step());
        assertEquals(0, outcome.exitCode());
        assertArrayEquals(new float[] {3, -1}, fixture.learner.weights(), 0.05f);
        List<String> lines = Files.readAllLines(fixture.folder.metrics());
        assertEquals(240 + 40, lines.size());
        assertTrue(
                lines.get(0).startsWith("{\"step\":1,\"epoch\":0.16666666666666666,"),
                lines.get(0));
    }

    @Test
    void everyEpochTakesEachItemOnceAndStepsAreEven() {
        DataOrder order = new DataOrder(3, ones(23), 4);
        assertEquals(6, order.stepsPerEpoch());
        int[][] first = order.epoch(0);
        assertArrayEquals(IntStream.range(0, 23).toArray(), sorted(first));
        assertTrue(!Arrays.deepEquals(first, order.epoch(1)));
        assertTrue(Arrays.deepEquals(first, order.epoch(0)));
        int[] sizes = Arrays.stream(first).mapToInt(items -> items.length).toArray();
        assertArrayEquals(new int[] {3, 4, 4, 4, 4, 4}, sizes);
    }

    @Test
    void itemsOfLikeLengthComeTogetherAndEachStillOnce() {
        int[] lengths = IntStream.range(0, 2001).map(item -> 1 + item * 7919 % 50).toArray();
        DataOrder order = new DataOrder(3, lengths, 16);
        int[][] first = order.epoch(0);
        assertEquals(order.stepsPerEpoch(), first.length);
        assertArrayEquals(IntStream.range(0, 2001).toArray(), sorted(first));
        assertTrue(Arrays.deepEquals(first, order.epoch(0)));
        assertTrue(!Arrays.deepEquals(first, order.epoch(1)));
        int padded = 0;
        int all = Arrays.stream(lengths).sum();
        for (int[] step : first) {
            int longest = Arrays.stream(step).map(item -> lengths[item]).max().getAsInt();
            padded += longest * step.length;
        }
        assertTrue(padded < 1.05 * all, padded + " elements are read, padding included, of " + all);
        int[] longest =
                Arrays.stream(first)
                        .mapToInt(
                                step ->
                                        Arrays.stream(step)
                                                .map(item -> lengths[item])
                                                .max()
                                                .getAsInt())
                        .toArray();
        assertTrue(!Arrays.equals(longest, Arrays.stream(longest).sorted().toArray()));
    }

    private static int[] ones(int count) {
        return IntStream.generate(() -> 1).limit(count).toArray();
    }

    private static int[] sorted(int[][] steps) {
        return Arrays.stream(steps).flatMapToInt(Arrays::stream).sorted().toArray();
    }

    @Test
    void accumulatedPassesAreThoseOfOneBatch() {
        Fixture apart = new Fixture(folder.resolve("apart"));
        apart.train(false);
        assertTrue(apart.train.reads.stream().allMatch(items -> items.length <= 2));
        int steps = apart.train.reads.stream().mapToInt(items -> items.length).sum();
        assertTrue(steps >= 2 * 23, "at least two epochs were read: " + steps);
    }

    @Test
    void notFiniteStopsAtThatStepAndNamesTermAndItems() {
        Fixture fixture = new Fixture(folder);
        fixture.train.spoil(11);
        String message =
                assertThrows(NotFiniteException.class, () -> fixture.train(false)).getMessage();
        assertTrue(
                message.matches(
                        "step [1-6]: reconstruction is not finite for 1 of [34] items: item-11"),
                message);
    }

    @Test
    void theLinesBeforeAFaultAreKept() throws IOException {
        Fixture fixture = new Fixture(folder);
        fixture.train.spoil(11);
        String message =
                assertThrows(NotFiniteException.class, () -> fixture.train(false)).getMessage();
        int step = message.charAt("step ".length()) - '0';
        assertEquals(step - 1, Files.readAllLines(fixture.folder.metrics()).size());
    }

    @Test
    void endsEarlyWhenValidationGetsNoBetter() {
        Fixture fixture = new Fixture(folder);
        fixture.budget = "500 epochs";
        fixture.earlyStopping = new EarlyStopping(3, 1e-3);
        Outcome outcome = fixture.train(false);
        assertEquals(Ending.EARLY, outcome.ending());
        assertTrue(outcome.step() < 600, outcome.toString());
        Checkpoint best = fixture.folder.checkpoints().best(line -> {}).orElseThrow();
        assertEquals(best.progress().score(), best.progress().bestScore(), 1e-3);
    }

    @Test
    void aBudgetInMinutesEndsInTimeWithTheScheduleDone() {
        Fixture fixture = new Fixture(folder);
        fixture.budget = "0.01 minutes";
        fixture.saveEvery = "50%";
        double[] lastRate = {1};
        fixture.listeners.add(
                new TrainingListener() {
                    @Override
                    public String name() {
                        return "slow";
                    }

                    @Override
                    public void stepped(StepReport report) {
                        lastRate[0] = report.scheduled().get(Learner.LEARNING_RATE);
                        sleep(5);
                    }
                });
        Outcome outcome = fixture.train(false);
        assertEquals(Ending.BUDGET, outcome.ending());
        assertEquals(0.6, outcome.elapsedSeconds(), 0.4);
        assertTrue(lastRate[0] < 0.01, "the last learning rate is " + lastRate[0]);
    }

    @Test
    void anUnknownMetricIsRefusedBeforeTheFirstStep() {
        Fixture fixture = new Fixture(folder);
        fixture.monitor = "validation.elbow";
        String message =
                assertThrows(IllegalArgumentException.class, () -> fixture.train(false))
                        .getMessage();
        assertTrue(
                message.startsWith(
                        "training.checkpoint.monitor is \"validation.elbow\"; measured are ["),
                message);
        assertThrows(IllegalArgumentException.class, () -> Monitor.parse("elbo"));
    }

    @Test
    void trainsWithoutValidationData() {
        Fixture fixture = new Fixture(folder);
        fixture.validation = new FakeDataset(0);
        fixture.train(false);
        assertEquals(List.of(6L, 12L), fixture.folder.checkpoints().steps());
    }

    @Test
    void aFaultOfTheDataEndsTheTraining() {
        Dataset broken =
                new Dataset() {
                    @Override
                    public int size() {
                        return 5;
                    }

                    @Override
                    public String key(int item) {
                        return "item";
                    }

                    @Override
                    public Map<String, Tensor> read(int[] items, Draw draw) {
                        throw new DataException("a.png: is broken");
                    }

                    @Override
                    public void close() {}
                };
        Iterator<StepInput> inputs =
                new StepInputs(broken, new DataOrder(1, ones(5), 2), 1, new FakeLearner(), 0);
        try (Prefetch<StepInput> ahead = new Prefetch<>(inputs, "test-data")) {
            assertEquals(
                    "a.png: is broken",
                    assertThrows(DataException.class, ahead::next).getMessage());
        }
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().equals("test-data")));
    }

    @Test
    void prefetchEndsWithItsSource() {
        try (Prefetch<Integer> ahead =
                new Prefetch<>(List.of(1, 2, 3, 4, 5).iterator(), "test-data")) {
            int sum = 0;
            while (ahead.hasNext()) {
                sum += ahead.next();
            }
            assertEquals(15, sum);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
