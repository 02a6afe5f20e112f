package dev.noema.text.data;

import dev.noema.data.DataException;
import dev.noema.text.codec.TextCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** All of a text file. */
final class TextContent {

    // A text is held as bytes, as characters and as items at once.
    private static final long LARGEST_FILE =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);
    private static final int DECODED_AT_ONCE = 1 << 13;

    private TextContent() {}

    /**
     * Reads.
     *
     * @throws DataException when the file cannot be read, is too large, or is not UTF-8, in a line
     *     that it names
     */
    static String of(Path path) {
        byte[] bytes = new byte[0];
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new DataException(
                        path
                                + ": has more than "
                                + LARGEST_FILE
                                + " bytes, more than the memory of this process has room for; split"
                                + " it into several files, or give Java more (-Xmx)");
            }
            bytes = Files.readAllBytes(path);
            return TextCodec.decoded(bytes);
        } catch (CharacterCodingException e) {
            throw new DataException(
                    path
                            + ":"
                            + faultyLine(bytes)
                            + ": is not UTF-8 text; convert it, or leave out such files (data:"
                            + " {broken: skip})",
                    e);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static int faultyLine(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(DECODED_AT_ONCE);
        while (decoder.decode(input, output, true).isOverflow()) {
            output.clear();
        }
        int line = 1;
        for (int i = 0; i < input.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
