package dev.noema.serving.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the JSON of a header, token by token, so that its cost is bounded by its length. */
final class HeaderReader {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(3)
                                    .maxNumberLength(19)
                                    .maxStringLength(Header.MAXIMUM_LENGTH)
                                    .maxNameLength(Header.MAXIMUM_LENGTH)
                                    .build())
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final JsonParser json;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<StoredTensor> tensors = new ArrayList<>();

    private HeaderReader(JsonParser json) {
        this.json = json;
    }

    /** Reads and checks a header, the {@code dataLength} bytes behind which hold the numbers. */
    static Header read(byte[] header, long dataLength) throws IOException {
        if (header.length == 0 || header[0] != '{') {
            throw new SafetensorsException("the header does not start with '{'");
        }
        checkUtf8(header);
        try (JsonParser json = JSON.createParser(header)) {
            HeaderReader reader = new HeaderReader(json);
            reader.entries();
            return Header.checked(reader.metadata, reader.tensors, dataLength);
        } catch (JsonProcessingException e) {
            throw new SafetensorsException(
                    "the header is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void checkUtf8(byte[] bytes) throws SafetensorsException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isError()) {
            throw new SafetensorsException("the header is not UTF-8 at byte " + in.position());
        }
    }

    private void entries() throws IOException {
        expect(JsonToken.START_OBJECT, "the header");
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = newName(seen);
            if (name.equals(Header.METADATA)) {
                metadata();
            } else {
                tensors.add(tensor(name));
            }
        }
        if (json.nextToken() != null) {
            throw new SafetensorsException("the header goes on behind its closing brace");
        }
    }

    private void metadata() throws IOException {
        expect(JsonToken.START_OBJECT, Header.METADATA);
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = newName(seen);
            expect(JsonToken.VALUE_STRING, "'" + key + "' in " + Header.METADATA);
            metadata.put(key, text());
        }
    }

    private StoredTensor tensor(String name) throws IOException {
        String where = "tensor '" + name + "'";
        expect(JsonToken.START_OBJECT, where);
        DType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = newName(seen);
            switch (field) {
                case "dtype" -> type = type(where);
                case "shape" -> shape = numbers(where + ": shape");
                case "data_offsets" -> offsets = numbers(where + ": data_offsets");
                default ->
                        throw new SafetensorsException(
                                where + " has the unknown field '" + field + "'");
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw new SafetensorsException(where + " needs dtype, shape and two data_offsets");
        }
        return new StoredTensor(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private DType type(String where) throws IOException {
        expect(JsonToken.VALUE_STRING, where + ": dtype");
        String type = text();
        try {
            return DType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw new SafetensorsException(where + " has the unknown dtype '" + type + "'", e);
        }
    }

    private List<Long> numbers(String where) throws IOException {
        expect(JsonToken.START_ARRAY, where);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            // The minus sign is asked for as well, since -0 is no count.
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getText().startsWith("-")) {
                throw new SafetensorsException(
                        where + " holds " + json.getText() + ", which is no count");
            }
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private void expect(JsonToken wanted, String where) throws IOException {
        if (json.nextToken() != wanted) {
            throw new SafetensorsException(
                    where + " is " + json.currentToken() + " instead of " + wanted);
        }
    }

    /** The name of the field at hand, which must be new in its object. */
    private String newName(Set<String> seen) throws IOException {
        String name = checkedSurrogates(json.currentName());
        if (!seen.add(name)) {
            throw new SafetensorsException("'" + name + "' occurs twice");
        }
        return name;
    }

    private String text() throws IOException {
        return checkedSurrogates(json.getText());
    }

    private static String checkedSurrogates(String text) throws SafetensorsException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new SafetensorsException("the header escapes half of a surrogate pair");
        }
        return text;
    }
}
