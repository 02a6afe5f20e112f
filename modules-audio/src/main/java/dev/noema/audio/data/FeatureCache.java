package dev.noema.audio.data;

import dev.noema.audio.codec.Preprocessing;
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
 * Keeps spectrograms on disk under a name that follows from the files and the options they were
 * made with.
 */
final class FeatureCache {

    private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);
    private static final String FORMAT = "sounds 1";

    private FeatureCache() {}

    /**
     * The spectrograms of these files: from the cache when they are there, else made now.
     *
     * @param preprocessing how they are made, whatever the number of frames of an item
     */
    static FeatureFile open(
            List<SoundFile> files, Preprocessing preprocessing, SoundsConfig options, Path cache) {
        try {
            Path folder =
                    options.cache()
                            ? Files.createDirectories(cache)
                            : Files.createTempDirectory("noema-sounds");
            String name = name(files, preprocessing, options.broken());
            Path target = folder.resolve("sounds-" + name + ".bin");
            try {
                return FeatureFile.open(target)
                        .orElseGet(() -> make(files, preprocessing, options.broken(), target));
            } finally {
                if (!options.cache()) {
                    discard(target);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "spectrograms cannot be kept in "
                            + (options.cache() ? cache : "the folder for temporary files")
                            + " ("
                            + e.getMessage()
                            + ")",
                    e);
        }
    }

    private static FeatureFile make(
            List<SoundFile> files, Preprocessing preprocessing, Broken broken, Path target) {
        try {
            AtomicFile.write(
                    target,
                    channel ->
                            FeatureFile.write(
                                    channel,
                                    numbers ->
                                            FeatureReading.run(
                                                    files, preprocessing, broken, numbers)));
            return FeatureFile.open(target).orElseThrow();
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

    /** A name that changes with everything that the spectrograms depend on. */
    private static String name(List<SoundFile> files, Preprocessing preprocessing, Broken broken) {
        MessageDigest digest = Sha256.start();
        String how =
                String.join(
                        "\0",
                        FORMAT,
                        preprocessing.settings().toString(),
                        Double.toString(preprocessing.trim()),
                        Double.toString(preprocessing.loudness()),
                        broken.name());
        digest.update(how.getBytes(StandardCharsets.UTF_8));
        for (SoundFile file : files) {
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
