package dev.noema.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.noema.serving.files.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON from a file that is not trusted: no key twice, nothing behind the end, bounded depth
 * and number of values.
 *
 * <p>Only Jackson's streaming half is used: loading its data binding would take longer than opening
 * the whole bundle.
 */
final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 1 << 20;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final JsonParser parser;
    private int values;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value that a text holds: maps in the order of the text, lists, strings, numbers, booleans
     * and nulls.
     *
     * @throws BundleException when it is no JSON or goes beyond the bounds
     */
    static Object read(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            Object value = new StrictJson(parser).value();
            if (parser.nextToken() != null) {
                throw new BundleException("is not valid JSON: something follows its end");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new BundleException(
                    "is not valid JSON: " + OneLine.of(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new BundleException("is not valid JSON: " + OneLine.of(e.toString()), e);
        }
    }

    private Object value() throws IOException {
        if (++values > MOST_VALUES) {
            throw new BundleException("holds more than " + MOST_VALUES + " values");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new BundleException("is not valid JSON: it is empty");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            object.put(key, value());
        }
        return object;
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }
}
