package dev.noema.serving.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** Names of unfinished files and folders: hidden, beside what they will become. */
final class Temporary {

    private Temporary() {}

    static Path beside(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** Deletes what was begun; a failure to do so is attached to the fault that led here. */
    static void discard(Path temporary, Throwable fault) {
        try {
            delete(temporary);
        } catch (IOException | UncheckedIOException e) {
            fault.addSuppressed(e);
        }
    }

    /** Deletes a file or a folder with all that is in it; links are deleted, not followed. */
    static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return;
        }
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException fault)
                            throws IOException {
                        if (fault != null) {
                            throw fault;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
