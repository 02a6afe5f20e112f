package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.checkpoint.CheckpointStore;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves after each step is killed again and again. */
class KillTest {

    private static final int KILLS = Integer.getInteger("noema.kills", 6);

    @TempDir private Path folder;

    @Test
    void nothingIsLostAndTheRunGoesOnBitForBit() throws IOException, InterruptedException {
        Path root = folder.resolve("killed");
        CheckpointStore store = new RunFolder(root).checkpoints();
        List<String> damages = new ArrayList<>();
        Random random = new Random(3);
        long step = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Child child = Child.trainAndSave(root, "1000000 steps");
            Thread.sleep(random.nextInt(60));
            child.kill();
            long reached = store.newest(damages::add).map(c -> c.progress().step()).orElse(0L);
            assertTrue(reached >= step, "from step " + step + " back to " + reached);
            step = reached;
        }
        assertEquals(List.of(), damages);
        assertSame(train(folder.resolve("whole"), step + 2), train(root, step + 2));
    }

    private static Fixture train(Path root, long steps) {
        Fixture fixture = new Fixture(root);
        fixture.budget = "1000000 steps";
        fixture.validation = new FakeDataset(0);
        fixture.listeners.add(
                new TrainingListener() {
                    @Override
                    public String name() {
                        return "stop";
                    }

                    @Override
                    public void stepped(StepReport report) {
                        if (report.step() == steps) {
                            fixture.stop.request(0);
                        }
                    }
                });
        fixture.train(true);
        return fixture;
    }

    private static void assertSame(Fixture whole, Fixture killed) throws IOException {
        assertEquals(losses(whole), losses(killed));
        Checkpoint expected = whole.folder.checkpoints().newest(line -> {}).orElseThrow();
        Checkpoint actual = killed.folder.checkpoints().newest(line -> {}).orElseThrow();
        expected.tensors()
                .forEach(
                        (name, tensor) ->
                                assertArrayEquals(
                                        ((FloatTensor) tensor).values(),
                                        ((FloatTensor) actual.tensors().get(name)).values(),
                                        name));
    }

    private static List<String> losses(Fixture fixture) throws IOException {
        return Files.readAllLines(fixture.folder.metrics()).stream()
                .map(line -> line.replaceAll("\"seconds\":[^,]*,", ""))
                .toList();
    }
}
