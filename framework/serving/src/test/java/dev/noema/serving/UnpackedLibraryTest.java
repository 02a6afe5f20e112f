package dev.noema.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class UnpackedLibraryTest {

    @TempDir Path cache;

    @Test
    void unpacksOnce() throws IOException {
        Path folder = UnpackedLibrary.unpacked(cache.resolve("deep/noema"));
        assertNotNull(folder);
        Path library = folder.resolve("libonnxruntime.so");
        FileTime made = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(library, made);
        assertEquals(folder, UnpackedLibrary.unpacked(cache.resolve("deep/noema")));
        assertEquals(made, Files.getLastModifiedTime(library));
        try (Stream<Path> left = Files.list(folder.getParent())) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void leavesAloneWhatIsCutOrOthersMayWrite() throws IOException {
        Path folder = UnpackedLibrary.unpacked(cache);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertNull(UnpackedLibrary.unpacked(cache));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.write(folder.resolve("libonnxruntime.so"), new byte[10]);
        assertNull(UnpackedLibrary.unpacked(cache));
        Files.delete(folder.resolve("libonnxruntime.so"));
        Files.createSymbolicLink(folder.resolve("libonnxruntime.so"), Path.of("/dev/null"));
        assertNull(UnpackedLibrary.unpacked(cache));
    }
}
