package dev.noema.cli.fetch;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The character vectors of an R database of lazily loaded objects (.rdb): one after another, each
 * the length of its serialized form, then a zlib stream of it.
 *
 * <p>Read is what such a database of texts holds, version 3 of the XDR form; see "Serialization
 * Formats" of the manual R Internals.
 */
final class RObjects {

    // A guard against a length that a damaged file states; a novel takes one megabyte.
    private static final int MOST_BYTES = 1 << 27;
    private static final int STRINGS = 16;
    private static final int STRING = 9;
    private static final int LATIN_1 = 1 << (12 + 2);

    private RObjects() {}

    /**
     * The vectors, in the order of the database.
     *
     * @param name what an error calls the database
     * @throws FetchException when it holds anything else
     */
    static List<List<String>> read(String name, byte[] database) {
        List<List<String>> vectors = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(database);
        try {
            while (rest.hasRemaining()) {
                vectors.add(vector(inflated(rest)));
            }
        } catch (IOException | DataFormatException e) {
            throw new FetchException(name + ": is no database of R's character vectors", e);
        }
        return vectors;
    }

    private static byte[] inflated(ByteBuffer rest) throws IOException, DataFormatException {
        int size = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
        require(size >= 0 && size <= MOST_BYTES);
        byte[] bytes = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(rest);
            int made = 0;
            while (made < size) {
                int more = inflater.inflate(bytes, made, size - made);
                require(more > 0);
                made += more;
            }
            // The end of the stream and its check sum are read once there is nothing left to make.
            require(inflater.inflate(new byte[1]) == 0 && inflater.finished());
        } finally {
            inflater.end();
        }
        return bytes;
    }

    private static List<String> vector(byte[] serialized) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
            require(in.readByte() == 'X' && in.readByte() == '\n' && in.readInt() == 3);
            in.readInt(); // the R that wrote it
            in.readInt(); // the oldest R that reads it
            in.skipNBytes(length(in)); // the encoding of that R; each string names its own
            require((in.readInt() & 0xff) == STRINGS);
            int count = in.readInt();
            List<String> strings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int flags = in.readInt();
                require((flags & 0xff) == STRING);
                Charset charset =
                        (flags & LATIN_1) == 0
                                ? StandardCharsets.UTF_8
                                : StandardCharsets.ISO_8859_1;
                strings.add(new String(in.readNBytes(length(in)), charset));
            }
            return strings;
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException();
        }
        return length;
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("not as written");
        }
    }
}
