package dev.noema.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.noema.serving.files.OneLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A request that is not answered as asked: a status and one line that says why (RFC 9457). */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String MEDIA_TYPE = "application/problem+json";

    private final int status;

    Problem(int status, String detail) {
        super(OneLine.of(detail), null, false, false); // part of the service: no stack to see
        this.status = status;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    int status() {
        return status;
    }

    Answer answer() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(body)) {
            json.writeStartObject();
            json.writeNumberField("status", status);
            json.writeStringField("detail", getMessage());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(status, MEDIA_TYPE, body.toByteArray());
    }
}
