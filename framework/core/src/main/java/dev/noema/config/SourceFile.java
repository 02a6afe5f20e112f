package dev.noema.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a configuration's file, if it can be one at all. */
final class SourceFile {

    private static final long MOST_BYTES = 1 << 20;

    private SourceFile() {}

    /** The file's text; {@code asked} is where the file was asked for. */
    static String text(Path file, Origin asked, Report report) {
        Origin origin = asked == null ? new Origin(file.toString(), 0) : asked;
        String name = asked == null ? "" : file + ": ";
        try {
            if (!Files.exists(file)) {
                throw report.stop(origin, name + "there is no such file");
            }
            if (!Files.isRegularFile(file)) {
                throw report.stop(origin, name + "is no file");
            }
            if (Files.size(file) > MOST_BYTES) {
                String size = "has " + Files.size(file) + " bytes; allowed are " + MOST_BYTES;
                throw report.stop(origin, name + size);
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw report.stop(origin, name + "is not UTF-8 text");
        } catch (IOException e) {
            throw report.stop(origin, name + "cannot be read: " + e);
        }
    }
}
