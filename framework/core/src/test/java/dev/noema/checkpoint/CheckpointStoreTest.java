package dev.noema.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {

    private static final KeepPolicy ALL = new KeepPolicy(0, 100);
    private static final List<String> FILES =
            List.of("model.safetensors", "optimizer.safetensors", "state.json", "manifest.json");

    @TempDir private Path folder;

    private final List<String> notices = new ArrayList<>();

    @Test
    void givesBackWhatWasSaved() {
        CheckpointStore store = new CheckpointStore(folder);
        Checkpoint saved = checkpoint(7, -1.25);
        store.save(saved, ALL);
        Checkpoint read = store.newest(notices::add).orElseThrow();
        assertEquals(saved.progress(), read.progress());
        assertEquals(saved.tensors().keySet(), read.tensors().keySet());
        FloatTensor weights = (FloatTensor) read.tensors().get("model/w");
        assertArrayEquals(new float[] {7, -0f, Float.MIN_VALUE, 1e30f}, weights.values());
        assertArrayEquals(new long[] {2, 2}, weights.shape());
        assertArrayEquals(
                new long[] {7}, ((LongTensor) read.tensors().get("optimizer/count")).values());
        assertEquals(List.of(), notices);
    }

    @Test
    void anySubsetOfFilesMissingIsNoticedAndTheOneBeforeUsed() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        store.save(checkpoint(1, null), ALL);
        for (int subset = 1; subset < 1 << FILES.size(); subset++) {
            store.save(checkpoint(2, null), ALL);
            for (int i = 0; i < FILES.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    Files.delete(folder.resolve("2").resolve(FILES.get(i)));
                }
            }
            notices.clear();
            assertEquals(1, store.newest(notices::add).orElseThrow().progress().step());
            assertEquals(1, notices.size());
            assertTrue(
                    notices.get(0).contains("is missing; this checkpoint is not used"),
                    notices.get(0));
        }
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        store.save(checkpoint(1, -3.5), ALL);
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            Path file = folder.resolve("1").resolve(FILES.get(random.nextInt(FILES.size())));
            byte[] whole = Files.readAllBytes(file);
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertTrue(store.newest(notices::add).isEmpty(), "flip " + i + " of " + file);
            assertTrue(notices.get(i).contains("not used"), notices.get(i));
            Files.write(file, whole);
        }
        assertTrue(store.newest(notices::add).isPresent());
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        store.save(checkpoint(1, -3.5), ALL);
        for (String name : FILES) {
            Path file = folder.resolve("1").resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, java.util.Arrays.copyOf(whole, length));
                assertTrue(store.newest(notices::add).isEmpty(), name + " cut to " + length);
            }
            Files.write(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
        }
        assertTrue(store.newest(notices::add).isPresent());
    }

    @Test
    void damageIsNamed() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        store.save(checkpoint(1, null), ALL);
        Path file = folder.resolve("1/optimizer.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        store.newest(notices::add);
        String expected =
                folder.resolve("1")
                        + ": optimizer.safetensors is not as saved; this checkpoint is not used";
        assertEquals(List.of(expected), notices);
    }

    @Test
    void unfinishedFoldersAreIgnoredAndCleanedUp() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        Path unfinished = folder.resolve(".2.1234.tmp");
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("model.safetensors"), "half");
        assertEquals(List.of(), store.steps());
        store.save(checkpoint(1, null), ALL);
        assertEquals(List.of("1"), names());
    }

    @Test
    void aFailureOfAnyWriteLeavesTheLastOneIntact() {
        new CheckpointStore(folder).save(checkpoint(1, null), ALL);
        for (int failing = 0; failing < 2; failing++) {
            int[] left = {failing};
            CheckpointStore full =
                    new CheckpointStore(
                            folder,
                            (file, tensors) -> {
                                CheckpointFiles.writeTensors(file, tensors);
                                if (left[0]-- == 0) {
                                    throw new IOException("No space left on device");
                                }
                            });
            String message =
                    assertThrows(
                                    CheckpointException.class,
                                    () -> full.save(checkpoint(2, null), ALL))
                            .getMessage();
            assertEquals(
                    folder.resolve("2")
                            + ": cannot be saved: No space left on device;"
                            + " the last good checkpoint is that of step 1",
                    message);
            assertEquals(List.of("1"), names());
            assertEquals(
                    1,
                    new CheckpointStore(folder)
                            .newest(notices::add)
                            .orElseThrow()
                            .progress()
                            .step());
        }
        assertEquals(List.of(), notices);
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        CheckpointStore store = new CheckpointStore(file.resolve("checkpoints"));
        String message =
                assertThrows(CheckpointException.class, () -> store.save(checkpoint(2, null), ALL))
                        .getMessage();
        assertTrue(message.contains("cannot be saved: "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void keepsTheBestAndTheNewest() {
        CheckpointStore store = new CheckpointStore(folder);
        KeepPolicy keep = new KeepPolicy(2, 2);
        double[] scores = {-5, -1, -9, -2, -7, -8};
        for (int i = 0; i < scores.length; i++) {
            store.save(checkpoint(i + 1, scores[i]), keep);
        }
        store.save(checkpoint(7, null), keep);
        assertEquals(List.of(2L, 4L, 6L, 7L), store.steps());
        assertEquals(2, store.best(notices::add).orElseThrow().progress().step());
        assertEquals(7, store.newest(notices::add).orElseThrow().progress().step());
    }

    @Test
    void withoutScoresTheNewestIsTheBest() {
        CheckpointStore store = new CheckpointStore(folder);
        for (int step = 1; step <= 3; step++) {
            store.save(checkpoint(step, null), ALL);
        }
        assertEquals(3, store.best(notices::add).orElseThrow().progress().step());
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Checkpoint checkpoint(long step, Double score) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "model/w", new FloatTensor(new float[] {step, -0f, Float.MIN_VALUE, 1e30f}, 2, 2));
        tensors.put("ema/w", new FloatTensor(new float[] {step}));
        tensors.put("optimizer/moment", new FloatTensor(new float[] {step, 2, 3, 4}, 4));
        tensors.put("optimizer/count", new LongTensor(new long[] {step}, 1));
        Map<String, Map<String, Object>> memories =
                Map.of("a-listener", Map.of("seen", 3, "name", "x", "mean", 0.1));
        Progress progress =
                new Progress(
                        1,
                        step,
                        step / 5,
                        step % 5,
                        5,
                        100,
                        1.0 / 3,
                        42,
                        Map.of("data", "abc"),
                        score,
                        score,
                        1,
                        memories);
        return new Checkpoint(progress, tensors);
    }
}
