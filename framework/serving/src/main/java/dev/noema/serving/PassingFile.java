package dev.noema.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file of its own for a moment, for codecs that can do nothing without one. */
final class PassingFile {

    private PassingFile() {}

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(Path file) throws IOException;
    }

    static Tensor read(Codec codec, byte[] content, Map<String, Object> preprocessing)
            throws IOException {
        Path file = create(codec);
        try {
            Files.write(file, content);
            return codec.read(file, preprocessing);
        } catch (IOException e) {
            // Where the file lies concerns nobody, and it is gone.
            String message = String.valueOf(e.getMessage()).replace(file.toString(), "the file");
            throw new IOException(message, e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static byte[] written(Codec codec, Writing writing) throws IOException {
        Path file = create(codec);
        try {
            writing.to(file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Path create(Codec codec) throws IOException {
        return Files.createTempFile("noema-", "." + codec.extension());
    }
}
