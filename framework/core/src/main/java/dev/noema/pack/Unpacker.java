package dev.noema.pack;

import dev.noema.checkpoint.FileFault;
import dev.noema.serving.files.AtomicFolder;
import dev.noema.serving.files.OneLine;
import dev.noema.serving.files.Sha256;
import dev.noema.spi.RequestException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Unpacks what {@link Packer} packed, and refuses everything else. Only paths and sizes that the
 * manifest names are written, as plain files, into a folder under a temporary name that gets its
 * own when every digest has proven right.
 */
public final class Unpacker {

    private static final int LARGEST_MANIFEST = 32 << 20;
    private static final int BUFFER = 1 << 16;

    /** Text shrinks to a tenth; what shrinks more is made to burst. */
    private static final long MOST_EXPANSION = 100;

    private final Path zip;

    private Unpacker(Path zip) {
        this.zip = zip;
    }

    /**
     * Unpacks into a folder that is not there yet.
     *
     * @throws RequestException when the zip is damaged, altered or made to do harm, or the folder
     *     is there; nothing is left behind
     */
    public static PackManifest unpack(Path zip, Path target) {
        return new Unpacker(zip).into(target.toAbsolutePath().normalize());
    }

    private PackManifest into(Path target) {
        if (!Files.isRegularFile(zip)) {
            throw new RequestException(zip + ": there is no such file");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new RequestException(target + ": is there already; name another folder");
        }
        try (ZipInputStream entries =
                new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip), BUFFER))) {
            PackManifest manifest = manifest(entries);
            Files.createDirectories(target.getParent());
            requireRoom(manifest, target.getParent());
            AtomicFolder.write(target, folder -> extract(manifest, entries, folder));
            return manifest;
        } catch (RequestException e) {
            throw refused(OneLine.of(e.getMessage()), e);
        } catch (ZipException | IllegalArgumentException e) {
            throw refused("is damaged: " + OneLine.of(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw refused("cannot be unpacked: " + FileFault.reason(e), e);
        }
    }

    private static PackManifest manifest(ZipInputStream entries) throws IOException {
        ZipEntry first = entries.getNextEntry();
        if (first == null || !first.getName().equals(PackManifest.FILE)) {
            throw new RequestException("was not made by noema pack: it begins with no manifest");
        }
        byte[] json = entries.readNBytes(LARGEST_MANIFEST + 1);
        if (json.length > LARGEST_MANIFEST) {
            throw new RequestException("the manifest is too long");
        }
        return PackManifest.parse(json);
    }

    private void requireRoom(PackManifest manifest, Path parent) throws IOException {
        long bytes;
        try {
            bytes = manifest.bytes();
        } catch (ArithmeticException e) {
            throw new RequestException("the manifest promises more bytes than can be", e);
        }
        if (bytes / MOST_EXPANSION > Files.size(zip)) {
            throw new RequestException(
                    "would grow from " + Files.size(zip) + " to " + bytes + " bytes; nothing does");
        }
        long free = Files.getFileStore(parent).getUsableSpace();
        if (bytes > free) {
            throw new RequestException(
                    "takes " + bytes + " bytes, and " + parent + " has " + free + " free");
        }
    }

    private static void extract(PackManifest manifest, ZipInputStream entries, Path folder)
            throws IOException {
        Set<String> missing = new HashSet<>(manifest.files().keySet());
        for (ZipEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            if (!missing.remove(entry.getName())) {
                throw new RequestException(
                        "\"" + entry.getName() + "\" is not in the manifest, or there twice");
            }
            Path file = folder.resolve(entry.getName());
            Files.createDirectories(file.getParent());
            copy(entries, entry.getName(), manifest.files().get(entry.getName()), file);
        }
        if (!missing.isEmpty()) {
            throw new RequestException("\"" + missing.iterator().next() + "\" is missing");
        }
    }

    private static void copy(InputStream content, String name, PackedFile promised, Path file)
            throws IOException {
        MessageDigest digest = Sha256.start();
        long left = promised.bytes();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (int count = content.read(buffer); count > 0; count = content.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw new RequestException("\"" + name + "\" is longer than promised");
                }
                digest.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        boolean same = Sha256.end(digest).equals(promised.sha256());
        if (left > 0 || !same) {
            throw new RequestException(
                    "\"" + name + "\" is not the file that was packed: its SHA-256 differs");
        }
    }

    private RequestException refused(String reason, Exception cause) {
        return new RequestException(zip + ": " + reason, cause);
    }
}
