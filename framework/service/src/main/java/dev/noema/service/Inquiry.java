package dev.noema.service;

import java.util.Map;

/**
 * One request, apart from how it travelled.
 *
 * @param contentType the media type of the body without parameters, in lower case; empty without a
 *     body
 * @param accept the media types that the answer may have, as the header says; empty for any
 * @param parameters what stands behind the {@code ?}
 * @param body the bytes of the body
 */
@SuppressWarnings("ArrayRecordComponent")
record Inquiry(String contentType, String accept, Map<String, String> parameters, byte[] body) {}
