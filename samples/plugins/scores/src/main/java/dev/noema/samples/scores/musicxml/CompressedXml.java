package dev.noema.samples.scores.musicxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The score in a compressed MusicXML file, a zip file in which {@code META-INF/container.xml} names
 * it. Nothing is unpacked beyond a bound, whatever the file says of its sizes.
 */
final class CompressedXml {

    /** Real scores of the longest works have some ten million bytes. */
    static final int LARGEST_CONTENT = 1 << 24;

    private static final int MOST_ENTRIES = 1000;
    private static final String CONTAINER = "META-INF/container.xml";

    private CompressedXml() {}

    static boolean recognizes(byte[] content) {
        return content.length > 3
                && content[0] == 'P'
                && content[1] == 'K'
                && content[2] == 3
                && content[3] == 4;
    }

    static byte[] score(byte[] zip) throws IOException {
        String path =
                MusicXmlReader.parse(entry(zip, CONTAINER), "container", CompressedXml::first);
        return entry(zip, path);
    }

    private static String first(XmlCursor cursor)
            throws IOException, javax.xml.stream.XMLStreamException {
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            if (!name.equals("rootfiles")) {
                cursor.skip();
                continue;
            }
            for (String file = cursor.child(); file != null; file = cursor.child()) {
                if (file.equals("rootfile")) {
                    return cursor.attribute("full-path");
                }
                cursor.skip();
            }
        }
        throw new IOException(CONTAINER + " names no score");
    }

    private static byte[] entry(byte[] zip, String path) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int left = LARGEST_CONTENT;
            int count = 0;
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (++count > MOST_ENTRIES) {
                    throw new IOException("holds more than " + MOST_ENTRIES + " files");
                }
                if (entry.getName().equals(path)) {
                    byte[] content = entries.readNBytes(left + 1);
                    require(content.length <= left);
                    return content;
                }
                left -= skipped(entries, left);
            }
        } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
            throw new IOException("is a damaged compressed file", e);
        }
        String shown = path.replaceAll("\\P{Print}", "?");
        throw new IOException("holds no " + shown.substring(0, Math.min(100, shown.length())));
    }

    private static int skipped(InputStream entry, int most) throws IOException {
        byte[] buffer = new byte[1 << 13];
        int all = 0;
        for (int count = entry.read(buffer); count >= 0; count = entry.read(buffer)) {
            all += count;
            require(all <= most);
        }
        return all;
    }

    private static void require(boolean within) throws IOException {
        if (!within) {
            throw new IOException(
                    "holds more than " + LARGEST_CONTENT + " bytes when it is unpacked");
        }
    }
}
