package dev.noema.service;

import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with, whole.
 *
 * @param status the HTTP status
 * @param mediaType what the body is
 * @param body its bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, String mediaType, byte[] body) {

    static Answer ok(String mediaType, byte[] body) {
        return new Answer(200, mediaType, body);
    }

    static Answer json(int status, String json) {
        return new Answer(status, MediaTypes.JSON, json.getBytes(StandardCharsets.UTF_8));
    }
}
