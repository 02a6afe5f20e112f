package dev.noema.folder;

import dev.noema.data.DataException;
import dev.noema.serving.files.AtomicFile;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was made of files on disk, under a name that follows from the files and from how it
 * was made.
 *
 * @param <I> what is known of the rows that are kept
 * @param format how they are kept
 * @param things what the files are, such as {@code pictures}; names start with it
 * @param rows what is made of them, for messages, such as {@code decoded pictures}
 * @param folder where they are kept; nothing where they are not to outlive this run
 */
public record RowCache<I>(RowFormat<I> format, String things, String rows, Optional<Path> folder) {

    private static final Logger LOG = LoggerFactory.getLogger(RowCache.class);

    /**
     * The rows made of these files: from the cache when they are there, else made now.
     *
     * @param how all that they depend on beside the files
     * @param content makes them
     * @throws DataException when they cannot be kept
     */
    public RowFile<I> open(List<SourceFile> files, List<String> how, RowContent<I> content) {
        try {
            Path place =
                    folder.isPresent()
                            ? Files.createDirectories(folder.get())
                            : Files.createTempDirectory("noema-" + things);
            Path target = place.resolve(things + "-" + name(files, how) + ".bin");
            try {
                return RowFile.open(target, format).orElseGet(() -> make(target, content));
            } finally {
                if (folder.isEmpty()) {
                    discard(target);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    rows
                            + " cannot be kept in "
                            + folder.map(Path::toString).orElse("the folder for temporary files")
                            + " ("
                            + e.getMessage()
                            + ")",
                    e);
        }
    }

    private RowFile<I> make(Path target, RowContent<I> content) {
        try {
            AtomicFile.write(target, channel -> RowFile.write(channel, format, content));
            return RowFile.open(target, format).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A mapped file may go on Linux and macOS; Windows keeps it until the program ends.
    private static void discard(Path target) throws IOException {
        target.getParent().toFile().deleteOnExit();
        target.toFile().deleteOnExit();
        try {
            Files.deleteIfExists(target);
            Files.deleteIfExists(target.getParent());
        } catch (FileSystemException e) {
            LOG.debug("{} stays until the program ends", target, e);
        }
    }

    /** A name that changes with everything that the rows depend on. */
    private static String name(List<SourceFile> files, List<String> how) {
        MessageDigest digest = Sha256.start();
        digest.update(String.join("\0", how).getBytes(StandardCharsets.UTF_8));
        for (SourceFile file : files) {
            String line =
                    "\n"
                            + file.path().toAbsolutePath()
                            + "\0"
                            + file.size()
                            + "\0"
                            + file.modified();
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
