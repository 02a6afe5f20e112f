package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir private Path folder;

    @Test
    @SuppressWarnings("try") // the lock is only held
    void aFolderInUseIsRefusedAndFreeAfterwards() {
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (RunLock lock = run.lock()) {
            String message = assertThrows(RunLockedException.class, run::lock).getMessage();
            long pid = ProcessHandle.current().pid();
            assertTrue(message.contains("is in use by process " + pid + " on "), message);
        }
        run.lock().close();
    }

    @Test
    void theLockOfAKilledProcessIsTakenOver() throws IOException, InterruptedException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Child child = Child.train(run.root());
        try {
            String message = assertThrows(RunLockedException.class, run::lock).getMessage();
            assertTrue(message.contains("process " + child.pid()), message);
        } finally {
            child.kill();
        }
        assertTrue(
                Files.readString(run.root().resolve(".lock")).contains("process " + child.pid()));
        run.lock().close();
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        String message =
                assertThrows(RunLockedException.class, () -> new RunFolder(file).lock())
                        .getMessage();
        assertEquals(1, message.lines().count());
    }
}
