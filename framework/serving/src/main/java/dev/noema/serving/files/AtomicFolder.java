package dev.noema.serving.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Publishes a folder in one step, so that nobody ever sees it half filled. */
public final class AtomicFolder {

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path folder) throws IOException;
    }

    private AtomicFolder() {}

    /**
     * Writes {@code target} under a temporary name beside it, syncs every file, and renames. A
     * folder that is there already gives way only after the new one is complete. The parent folder
     * must exist.
     *
     * @throws IOException from the file system or from {@code content}; the old folder stays and
     *     nothing else is left
     */
    public static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path temporary = Temporary.beside(absolute);
        try {
            Files.createDirectory(temporary);
            content.writeTo(temporary);
            Sync.tree(temporary);
            publish(temporary, absolute);
        } catch (IOException | RuntimeException | Error e) {
            Temporary.discard(temporary, e);
            throw e;
        }
    }

    /**
     * Deletes a folder that is there: in one step it is gone under its name.
     *
     * @throws IOException from the file system
     */
    public static void remove(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path old = Temporary.beside(absolute);
        Files.move(absolute, old, StandardCopyOption.ATOMIC_MOVE);
        Sync.folder(absolute.getParent());
        Temporary.delete(old);
    }

    private static void publish(Path temporary, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            Sync.folder(target.getParent());
            return;
        }
        // A folder cannot be renamed over a filled one: the old one steps aside for a moment.
        Path old = Temporary.beside(target);
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        Sync.folder(target.getParent());
        Temporary.delete(old);
    }
}
