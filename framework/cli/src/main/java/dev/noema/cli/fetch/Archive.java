package dev.noema.cli.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks a package: a compressed tar file, a zip file such as a wheel, or one of Debian. */
final class Archive {

    private Archive() {}

    /**
     * Unpacks the files below a folder of the archive.
     *
     * @param below the folder's path, with a slash at its end; it is left out of the files' paths
     * @param ending what their names end with; empty for all
     * @param into where they go
     * @return how many they are
     * @throws FetchException when the archive is not what it should be
     */
    static int unpack(Path archive, String below, String ending, Path into) throws IOException {
        int files = 0;
        try (ArchiveInputStream<? extends ArchiveEntry> entries = open(archive)) {
            for (ArchiveEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if (!isFile(entry) || !name.startsWith(below) || !name.endsWith(ending)) {
                    continue;
                }
                Path target = into.resolve(name.substring(below.length())).normalize();
                if (!target.startsWith(into)) {
                    throw new FetchException(
                            archive.getFileName() + ": " + name + " leads out of its folder");
                }
                Files.createDirectories(target.getParent());
                Files.copy(entries, target);
                files++;
            }
        }
        if (files == 0) {
            throw new FetchException(archive.getFileName() + ": holds nothing below " + below);
        }
        return files;
    }

    private static boolean isFile(ArchiveEntry entry) {
        boolean link =
                entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink());
        return !entry.isDirectory() && !link;
    }

    private static ArchiveInputStream<? extends ArchiveEntry> open(Path archive)
            throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        if (archive.toString().endsWith(".deb")) {
            return debian(archive, bytes);
        }
        return archive.toString().endsWith(".tgz")
                ? new TarArchiveInputStream(new GZIPInputStream(bytes, 1 << 16))
                : new ZipArchiveInputStream(bytes);
    }

    // An ar file of three members, of which the one called data is a compressed tar file.
    private static TarArchiveInputStream debian(Path archive, InputStream bytes)
            throws IOException {
        ArArchiveInputStream members = new ArArchiveInputStream(bytes);
        for (ArArchiveEntry member = members.getNextEntry();
                member != null;
                member = members.getNextEntry()) {
            if (member.getName().equals("data.tar.xz")) {
                return new TarArchiveInputStream(new XZCompressorInputStream(members));
            }
        }
        throw new FetchException(archive.getFileName() + ": holds no data.tar.xz");
    }
}
