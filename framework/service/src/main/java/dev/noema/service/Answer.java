package dev.noema.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a request is answered with, whole or in parts.
 *
 * @param status the HTTP status
 * @param mediaType what the body is
 * @param body its bytes, not copied; empty where it comes in parts
 * @param parts writes the body of an answer that is sent while it is made
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, String mediaType, byte[] body, Optional<Parts> parts) {

    /** A body that is written part by part; each flush sends what is there. */
    @FunctionalInterface
    interface Parts {
        void writeTo(OutputStream out) throws IOException;
    }

    Answer(int status, String mediaType, byte[] body) {
        this(status, mediaType, body, Optional.empty());
    }

    static Answer inParts(String mediaType, Parts parts) {
        return new Answer(200, mediaType, new byte[0], Optional.of(parts));
    }

    static Answer ok(String mediaType, byte[] body) {
        return new Answer(200, mediaType, body);
    }

    static Answer json(int status, String json) {
        return new Answer(status, MediaTypes.JSON, json.getBytes(StandardCharsets.UTF_8));
    }
}
