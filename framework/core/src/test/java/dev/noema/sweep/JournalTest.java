package dev.noema.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Trial TRIAL = Trial.proposed(0, new double[] {0.1}, Map.of("a", "1"));

    private static final List<Event> EVENTS =
            List.of(
                    new Event.Begun(0, "name: x\n", 2),
                    new Event.Proposed(1, TRIAL),
                    new Event.Started(1.5, 0),
                    new Event.Ended(
                            9,
                            TRIAL.ended(
                                    Trial.State.FINISHED,
                                    Map.of("y", -1.25e-3),
                                    7,
                                    3,
                                    "a \"b\"\n")));

    @TempDir private Path folder;

    private Path written() {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.open(file)) {
            EVENTS.forEach(journal::add);
        }
        return file;
    }

    private static List<Event> read(Path file) {
        try (Journal journal = Journal.open(file)) {
            return List.copyOf(journal.events());
        }
    }

    @Test
    void givesBackWhatItWasTold() {
        assertEquals(EVENTS, read(written()));
    }

    /**
     * A process may die after any byte: whole lines stay, the torn one goes, and more can follow.
     */
    @Test
    void keepsWholeLinesWhereverItBreaksOff() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Path file = folder.resolve("torn.jsonl");
        for (int length = 0; length <= whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            Files.write(file, torn);
            long lines =
                    new String(torn, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            try (Journal journal = Journal.open(file)) {
                assertEquals(EVENTS.subList(0, (int) lines), journal.events());
                journal.add(new Event.Started(length, 0));
            }
            List<Event> again = read(file);
            assertEquals(lines + 1, again.size());
            assertEquals(new Event.Started(length, 0), again.get((int) lines));
        }
    }

    @Test
    void refusesDamageBeforeTheEnd() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        bytes[30] ^= 1;
        Files.write(file, bytes);
        assertTrue(
                assertThrows(RequestException.class, () -> read(file))
                        .getMessage()
                        .endsWith("journal.jsonl:1: is damaged; nothing was changed"));
        assertEquals(bytes.length, Files.size(file));
    }
}
