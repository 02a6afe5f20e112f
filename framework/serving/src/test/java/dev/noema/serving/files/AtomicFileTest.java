package dev.noema.serving.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir Path folder;

    @Test
    void replacesAFile() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.write(file, "old");
        AtomicFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.write(file, "old");
        assertThrows(
                IOException.class,
                () ->
                        AtomicFile.write(
                                file,
                                channel -> {
                                    channel.write(ByteBuffer.wrap(new byte[5]));
                                    throw new IOException("no space left");
                                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void namesTheFolderThatIsMissing() {
        assertThrows(
                NoSuchFileException.class,
                () -> AtomicFile.write(folder.resolve("none/file"), "x"));
    }

    @Test
    void publishesAFolderAndReplacesIt() throws IOException {
        Path target = folder.resolve("target");
        AtomicFolder.write(
                target,
                temporary -> {
                    Files.writeString(temporary.resolve("a"), "1");
                    Files.writeString(
                            Files.createDirectory(temporary.resolve("sub")).resolve("b"), "2");
                });
        assertEquals("2", Files.readString(target.resolve("sub/b")));
        AtomicFolder.write(target, temporary -> Files.writeString(temporary.resolve("c"), "3"));
        assertEquals(List.of("target"), names());
        try (Stream<Path> files = Files.list(target)) {
            assertEquals(List.of(target.resolve("c")), files.toList());
        }
    }

    @Test
    void keepsTheOldFolderWhenFillingFails() throws IOException {
        Path target = folder.resolve("target");
        AtomicFolder.write(target, temporary -> Files.writeString(temporary.resolve("a"), "1"));
        assertThrows(
                IllegalStateException.class,
                () ->
                        AtomicFolder.write(
                                target,
                                temporary -> {
                                    Files.writeString(temporary.resolve("a"), "2");
                                    throw new IllegalStateException("parity failed");
                                }));
        assertEquals("1", Files.readString(target.resolve("a")));
        assertEquals(List.of("target"), names());
    }

    @Test
    void hashesFilesAndBytesAlike() throws IOException {
        Path file = folder.resolve("abc");
        Files.writeString(file, "abc");
        String digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertEquals(digest, Sha256.of(file));
        assertEquals(digest, Sha256.of(Files.readAllBytes(file)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
