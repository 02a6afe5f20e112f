package dev.noema.serving;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.random.Noise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles with bytes changed at random: each is refused in one line or still runs; none ends the
 * process. Graphs are vouched for again after the change, so that they reach the guard and ONNX
 * Runtime.
 *
 * <p>{@code -Dnoema.fuzz.seconds=300} goes on so long, and {@code -Dnoema.fuzz.seed} begins
 * elsewhere.
 */
class BundleFuzzTest {

    private static final long SECONDS = Long.getLong("noema.fuzz.seconds", 0);
    private static final long SEED = Long.getLong("noema.fuzz.seed", 1);
    private static final int AT_LEAST = 200;
    private static final List<String> GRAPHS =
            List.of("encoder.onnx", "decoder.onnx", "sampler.onnx");

    @TempDir Path folder;

    @Test
    void refusesOrRunsWhateverIsChanged() throws IOException {
        Path bundle = TestBundles.copy("plain", folder);
        Noise noise = Noise.of(SEED, 0, "fuzz");
        Instant end = Instant.now().plus(Duration.ofSeconds(SECONDS));
        int refused = 0;
        int ran = 0;
        for (int round = 0; round < AT_LEAST || Instant.now().isBefore(end); round++) {
            String file = round % 4 == 3 ? BundleManifest.FILE : GRAPHS.get(round % 4);
            byte[] before = Files.readAllBytes(bundle.resolve(file));
            byte[] manifest = Files.readAllBytes(bundle.resolve(BundleManifest.FILE));
            byte[] mutant = mutant(before, noise, 1L << 20 | (long) round << 24);
            if (file.equals(BundleManifest.FILE)) {
                Files.write(bundle.resolve(file), mutant);
            } else {
                TestBundles.forge(bundle, file, mutant);
            }
            if (runs(bundle, file + " in round " + round)) {
                ran++;
            } else {
                refused++;
            }
            Files.write(bundle.resolve(file), before);
            Files.write(bundle.resolve(BundleManifest.FILE), manifest);
        }
        assertTrue(refused > AT_LEAST / 2, refused + " refused, " + ran + " ran");
        assertTrue(ran > 0, refused + " refused, " + ran + " ran");
        Path report = Path.of("target", "fuzz.txt");
        if (SECONDS > 0) {
            Files.writeString(report, refused + " refused, " + ran + " ran\n");
        }
    }

    /** Up to eight changes: a bit, a byte, a stretch that is left out, doubled or made of 255s. */
    private static byte[] mutant(byte[] original, Noise noise, long from) {
        byte[] bytes = original.clone();
        long at = from;
        int changes = 1 + noise.below(8, at++);
        for (int i = 0; i < changes && bytes.length > 16; i++) {
            int place = noise.below(bytes.length - 8, at++);
            int length = 1 + noise.below(8, at++);
            switch (noise.below(5, at++)) {
                case 0 -> bytes[place] ^= (byte) (1 << (length - 1));
                case 1 -> bytes[place] = (byte) noise.below(256, at++);
                case 2 -> Arrays.fill(bytes, place, place + length, (byte) 255);
                case 3 -> bytes = spliced(bytes, place + length, place);
                default -> bytes = spliced(bytes, place, place + length);
            }
        }
        return bytes;
    }

    /** What stands before {@code end}, followed by what stands from {@code from} on. */
    private static byte[] spliced(byte[] bytes, int end, int from) {
        byte[] spliced = Arrays.copyOf(bytes, end + bytes.length - from);
        System.arraycopy(bytes, from, spliced, end, bytes.length - from);
        return spliced;
    }

    private static boolean runs(Path path, String what) {
        List<Runnable> calls = new ArrayList<>();
        try (Bundle bundle = Bundle.open(path, 1)) {
            calls.add(() -> bundle.encode(new FloatTensor(new float[12], 2, 1, 2, 3)));
            calls.add(() -> bundle.decode(new FloatTensor(new float[8], 2, 4)));
            calls.add(() -> bundle.sample(2, 1, 1, Optional.empty()));
            boolean all = true;
            for (Runnable call : calls) {
                all &= succeeds(call, what);
            }
            return all;
        } catch (BundleException e) {
            checkLine(e, what);
            return false;
        }
    }

    private static boolean succeeds(Runnable call, String what) {
        try {
            call.run();
            return true;
        } catch (BundleException | IllegalArgumentException e) {
            checkLine(e, what);
            return false;
        }
    }

    private static void checkLine(RuntimeException e, String what) {
        String message = String.valueOf(e.getMessage());
        assertFalse(message.isBlank() || message.contains("\n"), what + ": " + message);
        assertTrue(message.getBytes(StandardCharsets.UTF_8).length < 4000, what + ": " + message);
    }
}
