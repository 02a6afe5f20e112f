package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.noema.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class SignalsTest {

    private static final int INTERRUPT = 2;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void theFirstSignalSavesAndEnds(String signal, int exitCode)
            throws IOException, InterruptedException {
        assumeTrue(!signal.equals("INT") || hearsInterrupts(), "a background job ignores Ctrl-C");
        Child child = Child.train(folder);
        child.signal(signal);
        assertEquals(exitCode, child.exitCode());
        CheckpointStore store = new RunFolder(folder).checkpoints();
        assertEquals(1, store.steps().size());
        assertTrue(store.newest(line -> {}).isPresent());
        List<String> lines = Files.readAllLines(new RunFolder(folder).metrics());
        assertEquals(store.steps().get(0), lines.size());
    }

    @Test
    void theSecondSignalEndsAtOnce() throws IOException, InterruptedException {
        Child child = Child.trainWithSlowSave(folder);
        child.signal("TERM");
        child.waitForSave();
        child.signal("TERM");
        assertEquals(143, child.exitCode());
        assertEquals(List.of(), new RunFolder(folder).checkpoints().steps());
    }

    /** Whether processes started here hear SIGINT: shells let background jobs ignore it. */
    private static boolean hearsInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .allMatch(ignored -> (ignored & 1L << (INTERRUPT - 1)) == 0);
        }
    }
}
