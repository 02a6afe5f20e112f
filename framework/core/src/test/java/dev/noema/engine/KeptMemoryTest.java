package dev.noema.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class KeptMemoryTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final int PAGE = 4096;

    @Test
    void whatAStepFreesTheNextFindsMapped() throws IOException {
        int rounds = 100;
        int bytes = 16 * MEBIBYTE;
        allocate(5, bytes);
        long before = faults();
        allocate(rounds, bytes);
        long pages = (long) rounds * bytes / PAGE;
        assertTrue(
                faults() - before < pages / 10,
                () -> "of " + pages + " pages, as many faulted: " + faultsSince(before));
    }

    private static void allocate(int rounds, int bytes) {
        for (int round = 0; round < rounds; round++) {
            try (NDManager scope = Torch.newManager();
                    NDArray array = scope.ones(new Shape(bytes / Float.BYTES))) {
                assertTrue(array.size() > 0);
            }
        }
    }

    private static long faultsSince(long before) {
        try {
            return faults() - before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pages of this process that were not there when touched: proc(5), the tenth field. */
    private static long faults() throws IOException {
        String line = Files.readString(Path.of("/proc/self/stat"));
        return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[7]);
    }
}
