package dev.noema.pack;

import dev.noema.checkpoint.FileFault;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
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
        if (!FolderFiles.kind(folder).equals(PackManifest.RUN)) {
            return write(folder, zip);
        }
        try (RunLock lock = new RunFolder(folder).lock()) {
            return write(folder, zip);
        }
    }

    private static PackManifest write(Path folder, Path zip) {
        Path whole = zip.toAbsolutePath().normalize();
        if (whole.startsWith(folder.toAbsolutePath().normalize())) {
            throw new RequestException(
                    zip + ": would lie in the folder that it packs; name another place");
        }
        try {
            FolderFiles content = FolderFiles.of(folder);
            PackManifest manifest = content.manifest();
            Files.createDirectories(whole.getParent());
            AtomicFile.write(
                    whole,
                    channel -> {
                        OutputStream stream =
                                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                        // not closed: the channel is yet to be synced
                        ZipOutputStream out = new ZipOutputStream(stream);
                        add(out, PackManifest.FILE, manifest.json());
                        for (Map.Entry<String, FolderFiles.Measured> file :
                                content.files().entrySet()) {
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

    private static void add(ZipOutputStream out, String path, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        begin(out, path, content.length, sum.getValue());
        out.write(content);
        out.closeEntry();
    }

    // The stream refuses a file that changed since it was measured.
    private static void add(ZipOutputStream out, String path, FolderFiles.Measured file)
            throws IOException {
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
}
