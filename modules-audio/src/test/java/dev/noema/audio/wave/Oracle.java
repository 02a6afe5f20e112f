package dev.noema.audio.wave;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Numbers of other libraries; {@code sounds.py} beside the file made them. */
final class Oracle {

    private Oracle() {}

    static JsonNode of(String section) {
        try (InputStream file = Oracle.class.getResourceAsStream("sounds.json")) {
            return new ObjectMapper().readTree(file).required(section);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
