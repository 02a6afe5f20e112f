package dev.noema.samples.scores.musicxml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, by its byte order mark or what it declares. The parser of the JDK
 * would write to the standard error output where bytes are no characters.
 */
final class XmlText {

    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,20})[\"']");

    private XmlText() {}

    /** Decodes; throws IOException, one line, where bytes are no characters of the encoding. */
    static String of(byte[] content) throws IOException {
        Charset charset = charset(content);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("is not " + charset + " text, as it says", e);
        }
    }

    private static Charset charset(byte[] content) throws IOException {
        if (content.length > 1 && (content[0] & 0xFF) + (content[1] & 0xFF) == 0xFE + 0xFF) {
            return StandardCharsets.UTF_16;
        }
        int length = Math.min(content.length, LONGEST_DECLARATION);
        Matcher declared =
                ENCODING.matcher(new String(content, 0, length, StandardCharsets.ISO_8859_1));
        String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        return switch (name) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "US-ASCII", "ASCII" -> StandardCharsets.US_ASCII;
            case "ISO-8859-1" -> StandardCharsets.ISO_8859_1;
            default ->
                    throw new IOException(
                            "is encoded in "
                                    + name
                                    + "; read are UTF-8, UTF-16, ISO-8859-1 and ASCII");
        };
    }
}
