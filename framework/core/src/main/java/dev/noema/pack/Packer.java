package dev.noema.pack;

import dev.noema.checkpoint.FileFault;
import dev.noema.serving.files.AtomicFile;
import dev.noema.serving.files.Sha256;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the folder of a run or a bundle into a zip. Entries are stored as they are, sorted and
 * without times: weights hardly shrink, and so the same files give the same bytes on every machine.
 */
public final class Packer {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    private Packer() {}

    /**
     * Writes the zip, replacing one that is there. Hidden files are left out; nobody trains in a
     * run meanwhile.
     *
     * @throws RequestException when the folder is neither run nor bundle, or holds a link or a name
     *     that other systems do not allow
     * @throws dev.noema.training.RunLockedException when another process is at work in the run
     */
    @SuppressWarnings("try") // the lock is only held
    public static PackManifest pack(Path folder, Path zip) {
        String kind = kind(folder);
        if (!kind.equals(PackManifest.RUN)) {
            return write(folder, kind, zip);
        }
        try (RunLock lock = new RunFolder(folder).lock()) {
            return write(folder, kind, zip);
        }
    }

    private static String kind(Path folder) {
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

    private static PackManifest write(Path folder, String kind, Path zip) {
        Path whole = zip.toAbsolutePath().normalize();
        if (whole.startsWith(folder.toAbsolutePath().normalize())) {
            throw new RequestException(
                    zip + ": would lie in the folder that it packs; name another place");
        }
        try {
            SortedMap<String, Measured> files = files(folder);
            PackManifest manifest = manifest(kind, files);
            Files.createDirectories(whole.getParent());
            AtomicFile.write(
                    whole,
                    channel -> {
                        OutputStream stream =
                                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                        // not closed: the channel is yet to be synced
                        ZipOutputStream out = new ZipOutputStream(stream);
                        add(out, PackManifest.FILE, manifest.json());
                        for (Map.Entry<String, Measured> file : files.entrySet()) {
                            add(out, file.getKey(), file.getValue());
                        }
                        out.finish();
                        stream.flush();
                    });
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(zip + ": cannot be packed: " + FileFault.reason(e), e);
        }
    }

    private static PackManifest manifest(String kind, SortedMap<String, Measured> files) {
        SortedMap<String, PackedFile> listed = new TreeMap<>();
        files.forEach((path, file) -> listed.put(path, file.packed()));
        try {
            return new PackManifest(PackManifest.FORMAT, kind, listed);
        } catch (IllegalArgumentException e) {
            throw new RequestException(e.getMessage() + "; rename it", e);
        }
    }

    private static SortedMap<String, Measured> files(Path folder) throws IOException {
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

    private static void add(ZipOutputStream out, String path, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        begin(out, path, content.length, sum.getValue());
        out.write(content);
        out.closeEntry();
    }

    // The stream refuses a file that changed since it was measured.
    private static void add(ZipOutputStream out, String path, Measured file) throws IOException {
        begin(out, path, file.packed().bytes(), file.sum());
        Files.copy(file.path(), out);
        out.closeEntry();
    }

    private static void begin(ZipOutputStream out, String path, long bytes, long sum)
            throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes);
        entry.setCrc(sum);
        entry.setTimeLocal(NO_TIME);
        out.putNextEntry(entry);
    }

    /** A file with its sums, of one reading. */
    private record Measured(Path path, PackedFile packed, long sum) {

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
