package dev.noema.image.data;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps decoded pictures on disk under a name that follows from the files and the options they were
 * read with.
 */
final class PictureCache {

    private static final Logger LOG = LoggerFactory.getLogger(PictureCache.class);
    private static final String FORMAT = "pictures 1";

    private PictureCache() {}

    /**
     * The decoded pictures of these files: from the cache when they are there, else decoded now.
     */
    static PixelFile open(List<PictureFile> files, FolderConfig options, Path cache) {
        try {
            Path folder =
                    options.cache()
                            ? Files.createDirectories(cache)
                            : Files.createTempDirectory("noema-pictures");
            Path target = folder.resolve("pictures-" + name(files, options) + ".bin");
            try {
                return PixelFile.open(target).orElseGet(() -> decode(files, options, target));
            } finally {
                if (!options.cache()) {
                    discard(target);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "decoded pictures cannot be kept in "
                            + (options.cache() ? cache : "the folder for" + " temporary files")
                            + " ("
                            + e.getMessage()
                            + ")",
                    e);
        }
    }

    private static PixelFile decode(List<PictureFile> files, FolderConfig options, Path target) {
        try {
            AtomicFile.write(
                    target,
                    channel ->
                            PixelFile.write(
                                    channel, pixels -> FolderReading.run(files, options, pixels)));
            return PixelFile.open(target).orElseThrow();
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

    /** A name that changes with everything that the decoded pictures depend on. */
    private static String name(List<PictureFile> files, FolderConfig options) {
        MessageDigest digest = Sha256.start();
        String how =
                String.join(
                        "\0",
                        FORMAT,
                        options.size().toString(),
                        options.channels().name(),
                        options.fit().name(),
                        options.broken().name(),
                        Long.toString(options.maxPixels()));
        digest.update(how.getBytes(StandardCharsets.UTF_8));
        for (PictureFile file : files) {
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
