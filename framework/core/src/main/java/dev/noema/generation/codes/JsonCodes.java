package dev.noema.generation.codes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Codes as JSON objects, one a line. */
final class JsonCodes implements CodeFormat.Content {

    private static final String ITEM = "item";
    private static final String CLASS = "class";
    private static final String CODE = "code";

    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                    JsonFactory.builder()
                            .build()
                            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE));

    @Override
    public void write(CodeTable table, OutputStream out) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.setPrettyPrinter(null);
            json.setRootValueSeparator(null);
            for (int row = 0; row < table.size(); row++) {
                json.writeStartObject();
                if (!table.items().isEmpty()) {
                    json.writeStringField(ITEM, table.items().get(row));
                }
                if (!table.classes().isEmpty()) {
                    json.writeStringField(CLASS, table.classes().get(row));
                }
                json.writeArrayFieldStart(CODE);
                for (int column = 0; column < table.width(); column++) {
                    json.writeNumber(table.at(row, column));
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }

    @Override
    public CodeTable read(InputStream in) throws IOException {
        GrowingTable table = new GrowingTable();
        try (MappingIterator<JsonNode> nodes = MAPPER.readerFor(JsonNode.class).readValues(in)) {
            while (nodes.hasNextValue()) {
                JsonNode node = nodes.nextValue();
                table.add(name(node, ITEM), name(node, CLASS), code(table, node.path(CODE)));
            }
            return table.table();
        } catch (JsonProcessingException e) {
            throw new DataException(table.place() + "is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String name(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static float[] code(GrowingTable table, JsonNode numbers) {
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw new DataException(
                    table.place() + "has no \"" + CODE + "\"; allowed is a list of numbers");
        }
        float[] code = new float[numbers.size()];
        for (int i = 0; i < code.length; i++) {
            code[i] = table.number(numbers.get(i).asText());
        }
        return code;
    }
}
