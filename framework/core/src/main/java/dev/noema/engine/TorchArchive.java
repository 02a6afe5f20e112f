package dev.noema.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript source into the zip archive that libtorch loads: five stored entries, no
 * trained state.
 */
final class TorchArchive {

    /**
     * A pickle of {@code __torch__.M()} with its one attribute {@code training = True}, protocol 2.
     */
    private static final byte[] DATA =
            concatenate(
                    new byte[] {(byte) 0x80, 2},
                    ascii("c__torch__\nM\n"),
                    new byte[] {')', (byte) 0x81, '}', 'X', 8, 0, 0, 0},
                    ascii("training"),
                    new byte[] {(byte) 0x88, 's', 'b', '.'});

    /** A pickle of the empty tuple. */
    private static final byte[] CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    /**
     * Format 10 has today's operators; format 3 would choose those of 2019, with an integer {@code
     * div}.
     */
    private static final byte[] VERSION = ascii("10\n");

    private TorchArchive() {}

    /** The archive of a module whose only method is {@code forward}. */
    static byte[] of(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "k/data.pkl", DATA);
            store(zip, "k/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "k/constants.pkl", CONSTANTS);
            store(zip, "k/version", VERSION);
            store(zip, "k/byteorder", ascii("little"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concatenate(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
