package dev.noema.image.data;

import dev.noema.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * One IDX file of unsigned bytes: a big-endian magic number, the size of each dimension, and the
 * values.
 *
 * @param sizes the size of each dimension
 * @param values the values, a view of the file's bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record IdxFile(int[] sizes, ByteBuffer values) {

    /** Deflate cannot make more than this many bytes of one. */
    private static final int DEFLATE_LIMIT = 1032;

    /**
     * Reads a file.
     *
     * @param name for messages; with the ending {@code .gz} the bytes are decompressed
     * @param stored the file's bytes
     * @param dimensions how many dimensions it must have
     * @throws DataException when the file is not exactly what its header says
     */
    static IdxFile read(String name, byte[] stored, int dimensions) {
        try {
            return name.endsWith(".gz")
                    ? unpack(name, stored, dimensions)
                    : plain(name, stored, dimensions);
        } catch (IOException e) {
            throw new DataException(
                    name + ": is no complete gzip file (" + e.getMessage() + ")", e);
        }
    }

    private static IdxFile plain(String name, byte[] bytes, int dimensions) {
        int header = 4 + 4 * dimensions;
        int[] sizes =
                sizes(name, ByteBuffer.wrap(bytes, 0, Math.min(header, bytes.length)), dimensions);
        long needed = product(name, sizes, bytes.length);
        if (bytes.length - header != needed) {
            throw new DataException(
                    name
                            + ": has "
                            + (bytes.length - header)
                            + " values where its header says "
                            + Arrays.toString(sizes)
                            + ", which is "
                            + needed);
        }
        return new IdxFile(sizes, ByteBuffer.wrap(bytes, header, (int) needed).slice());
    }

    private static IdxFile unpack(String name, byte[] packed, int dimensions) throws IOException {
        try (GZIPInputStream input =
                new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
            int[] sizes =
                    sizes(name, ByteBuffer.wrap(input.readNBytes(4 + 4 * dimensions)), dimensions);
            int needed = (int) product(name, sizes, (long) packed.length * DEFLATE_LIMIT);
            byte[] values = new byte[needed];
            int read = input.readNBytes(values, 0, needed);
            if (read < needed || input.read() >= 0) {
                throw new DataException(
                        name
                                + ": has "
                                + (read < needed ? "only " + read : "more")
                                + " values where"
                                + " its header says "
                                + Arrays.toString(sizes)
                                + ", which is "
                                + needed);
            }
            return new IdxFile(sizes, ByteBuffer.wrap(values));
        }
    }

    private static int[] sizes(String name, ByteBuffer header, int dimensions) {
        if (header.remaining() < 4 + 4 * dimensions) {
            throw new DataException(name + ": is cut off within its header");
        }
        int magic = header.getInt();
        if (magic != 0x0800 + dimensions) {
            throw new DataException(
                    String.format(
                            "%s: starts with 0x%08x; an IDX file of bytes in %d dimension(s) starts with 0x%08x",
                            name, magic, dimensions, 0x0800 + dimensions));
        }
        int[] sizes = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = header.getInt();
        }
        return sizes;
    }

    private static long product(String name, int[] sizes, long possible) {
        long product = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new DataException(
                        name
                                + ": its header says "
                                + Arrays.toString(sizes)
                                + "; every dimension needs 1 to "
                                + Integer.MAX_VALUE);
            }
            product *= size;
            if (product > possible || product > Integer.MAX_VALUE - 8) {
                throw new DataException(
                        name
                                + ": its header says "
                                + Arrays.toString(sizes)
                                + ", more values than the file can hold");
            }
        }
        return product;
    }
}
