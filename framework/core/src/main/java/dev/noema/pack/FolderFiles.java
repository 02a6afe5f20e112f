package dev.noema.pack;

import dev.noema.serving.files.Sha256;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The files of a run's or bundle's folder with their sums; hidden ones are left out.
 *
 * @param kind {@code run} or {@code bundle}
 * @param files each by its path in the folder, with slashes
 */
record FolderFiles(String kind, SortedMap<String, Measured> files) {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads every file once.
     *
     * @throws RequestException when the folder is neither run nor bundle, or holds a link
     */
    static FolderFiles of(Path folder) throws IOException {
        return new FolderFiles(kind(folder), measured(folder));
    }

    static String kind(Path folder) {
        for (String kind : new String[] {PackManifest.RUN, PackManifest.BUNDLE}) {
            if (Files.isRegularFile(folder.resolve(PackManifest.MARKS.get(kind)))) {
                return kind;
            }
        }
        throw new RequestException(
                folder
                        + ": is neither a run nor a bundle; a run's folder holds a config.yaml, a"
                        + " bundle's a noema.json");
    }

    /** Throws {@link RequestException} for a name that other systems do not allow. */
    PackManifest manifest() {
        SortedMap<String, PackedFile> listed = new TreeMap<>();
        files.forEach((path, file) -> listed.put(path, file.packed()));
        try {
            return new PackManifest(PackManifest.FORMAT, kind, listed);
        } catch (IllegalArgumentException e) {
            throw new RequestException(e.getMessage() + "; rename it", e);
        }
    }

    private static SortedMap<String, Measured> measured(Path folder) throws IOException {
        SortedMap<String, Measured> files = new TreeMap<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes is) {
                        return hidden(inner) && !inner.equals(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        if (hidden(file)) {
                            return FileVisitResult.CONTINUE;
                        }
                        if (!is.isRegularFile()) {
                            throw new RequestException(
                                    file + ": is a link or no plain file; only those are packed");
                        }
                        files.put(
                                folder.relativize(file).toString().replace('\\', '/'),
                                Measured.of(file));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    private static boolean hidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    /** A file with its sums, of one reading. */
    record Measured(Path path, PackedFile packed, long sum) {

        static Measured of(Path file) throws IOException {
            MessageDigest digest = Sha256.start();
            CRC32 sum = new CRC32();
            long bytes = 0;
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                    sum.update(buffer, 0, count);
                    bytes += count;
                }
            }
            String sha256 = Sha256.end(digest);
            return new Measured(file, new PackedFile(bytes, sha256), sum.getValue());
        }
    }
}
