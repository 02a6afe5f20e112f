package dev.noema.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Reads a JSON object straight into arrays: lists of items under the names of tensors, a list of
 * {@code classes}, and single values. An item is a nested list of numbers in the item's shape, a
 * list of tokens in its own length, or a file in Base64; {@code texts} are items in words.
 */
final class JsonBody {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(20)
                                    .maxStringLength(Integer.MAX_VALUE) // the body's length counts
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private static final int MOST_SETTINGS = 32;
    private static final String CLASSES = "classes";
    private static final String TEXTS = "texts";

    private final Map<String, long[]> shapes;
    private final Function<byte[], Tensor> file;
    private final int mostItems;

    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> classes = new ArrayList<>();

    /**
     * A body.
     *
     * @param shapes the shape of one item of each tensor that may be given
     * @param file reads an item that is a file
     */
    JsonBody(Map<String, long[]> shapes, Function<byte[], Tensor> file, int mostItems) {
        this.shapes = shapes;
        this.file = file;
        this.mostItems = mostItems;
    }

    Given read(byte[] body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.badRequest("the body is no JSON object");
            }
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                field(parser, name);
            }
            if (parser.nextToken() != null) {
                throw Problem.badRequest("something follows the JSON object");
            }
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is no valid JSON: " + e.getOriginalMessage());
        }
        return new Given(tensors, Optional.empty(), classes, settings);
    }

    private void field(JsonParser parser, String name) throws IOException {
        if (name.equals(TEXTS) && shapes.containsKey(Reader.ITEMS)) {
            put(Reader.ITEMS, texts(parser));
        } else if (shapes.containsKey(name)) {
            long[] shape = shapes.get(name);
            put(name, varies(shape) ? rows(parser, name) : items(parser, name, shape));
        } else if (name.equals(CLASSES)) {
            expect(parser, JsonToken.START_ARRAY, "classes: a list of class names");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!parser.currentToken().isScalarValue() || classes.size() == mostItems) {
                    throw Problem.badRequest(
                            "classes: a list of up to " + mostItems + " class names is needed");
                }
                classes.add(parser.getText());
            }
        } else if (!parser.currentToken().isScalarValue()
                || parser.currentToken() == JsonToken.VALUE_NULL
                || settings.size() == MOST_SETTINGS) {
            throw Problem.badRequest(
                    "'"
                            + name
                            + "' is not known as a list or an object; known are "
                            + shapes.keySet()
                            + " and "
                            + CLASSES);
        } else {
            settings.put(name, parser.getText());
        }
    }

    private void put(String name, Tensor tensor) {
        if (tensors.put(name, tensor) != null) {
            throw Problem.badRequest("items are given twice; give either x or texts");
        }
    }

    private static boolean varies(long... shape) {
        return shape.length == 1 && shape[0] == -1;
    }

    /** Items in words, each as the content of a file. */
    private Tensor texts(JsonParser parser) throws IOException {
        expect(parser, JsonToken.START_ARRAY, "texts: a list of texts");
        TokenRows rows = new TokenRows(mostItems);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, JsonToken.VALUE_STRING, "texts: a list of texts");
            rows.add(file.apply(parser.getText().getBytes(StandardCharsets.UTF_8)));
        }
        return rows.padded();
    }

    /** Items of tokens, each as long as it is. */
    private Tensor rows(JsonParser parser, String name) throws IOException {
        String wanted = name + ": a list of items is needed, each a list of tokens";
        expect(parser, JsonToken.START_ARRAY, wanted);
        TokenRows rows = new TokenRows(mostItems);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                rows.add(file.apply(base64(parser)));
                continue;
            }
            expect(parser, JsonToken.START_ARRAY, wanted);
            LongStream.Builder tokens = LongStream.builder();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                expect(parser, JsonToken.VALUE_NUMBER_INT, wanted);
                tokens.add(parser.getLongValue());
            }
            rows.add(tokens.build().toArray());
        }
        return rows.padded();
    }

    private FloatTensor items(JsonParser parser, String name, long[] shape) throws IOException {
        expect(parser, JsonToken.START_ARRAY, name + ": a list of items of shape " + text(shape));
        Floats floats = new Floats();
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++count > mostItems) {
                throw new Problem(413, name + ": at most " + mostItems + " items are allowed");
            }
            if (parser.currentToken() == JsonToken.VALUE_STRING && name.equals(Reader.ITEMS)) {
                floats.add(((FloatTensor) file.apply(base64(parser))).values());
            } else {
                nested(parser, name, shape, 0, floats);
            }
        }
        long[] all = new long[shape.length + 1];
        all[0] = count;
        System.arraycopy(shape, 0, all, 1, shape.length);
        return new FloatTensor(floats.values(), all);
    }

    private static byte[] base64(JsonParser parser) throws IOException {
        try {
            return parser.getBinaryValue();
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("x: a text must be a file in Base64");
        }
    }

    /** Reads one dimension of an item, whose bracket is at hand. */
    private static void nested(
            JsonParser parser, String name, long[] shape, int dimension, Floats floats)
            throws IOException {
        String wanted = name + ": an item must have the shape " + text(shape);
        if (dimension == shape.length) {
            if (!parser.currentToken().isNumeric()) {
                throw Problem.badRequest(wanted + " and hold numbers");
            }
            floats.add(parser.getFloatValue());
            return;
        }
        expect(parser, JsonToken.START_ARRAY, wanted);
        for (long i = 0; i < shape[dimension]; i++) {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                throw Problem.badRequest(wanted);
            }
            nested(parser, name, shape, dimension + 1, floats);
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw Problem.badRequest(wanted);
        }
    }

    private static void expect(JsonParser parser, JsonToken token, String wanted) {
        if (parser.currentToken() != token) {
            throw Problem.badRequest(wanted);
        }
    }

    private static String text(long... shape) {
        return Arrays.toString(shape);
    }

    /** Numbers whose count is known at the end. */
    private static final class Floats {
        private float[] values = new float[64];
        private int size;

        void add(float value) {
            grow(1);
            values[size++] = value;
        }

        void add(float[] more) {
            grow(more.length);
            System.arraycopy(more, 0, values, size, more.length);
            size += more.length;
        }

        private void grow(int more) {
            if (size + more > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, size + more));
            }
        }

        float[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
