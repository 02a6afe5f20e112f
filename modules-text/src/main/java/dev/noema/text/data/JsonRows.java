package dev.noema.text.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The rows of a JSON Lines file: an object in each line. */
final class JsonRows implements TableRows {

    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();
    private static final int LOOKED_AT = 100;

    private final Path path;
    private final String content;

    JsonRows(Path path, String content) {
        this.path = path;
        this.content = content;
    }

    @Override
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        List<DataException> faults = new ArrayList<>();
        Iterator<String> lines = content.lines().iterator();
        for (int line = 1; line <= LOOKED_AT && lines.hasNext(); line++) {
            String text = lines.next();
            try {
                if (!text.isBlank()) {
                    object(text, line).fieldNames().forEachRemaining(columns::add);
                }
            } catch (DataException e) {
                faults.add(e);
            }
        }
        if (columns.isEmpty()) {
            throw faults.isEmpty()
                    ? new DataException(path + ": has no objects with fields")
                    : faults.get(0);
        }
        return List.copyOf(columns);
    }

    @Override
    public void forEach(List<String> columns, Row row, Consumer<DataException> fault) {
        Iterator<String> lines = content.lines().iterator();
        for (long line = 1; lines.hasNext(); line++) {
            String text = lines.next();
            if (text.isBlank()) {
                continue;
            }
            try {
                ObjectNode object = object(text, line);
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(cell(object, column, line));
                }
                row.take(line, cells);
            } catch (DataException e) {
                fault.accept(e);
            }
        }
    }

    private ObjectNode object(String text, long line) {
        try {
            if (READER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new DataException(
                    path
                            + ":"
                            + line
                            + ": is no whole JSON object; was the file written to its end?",
                    e);
        }
        throw new DataException(path + ":" + line + ": is no JSON object");
    }

    private String cell(ObjectNode object, String column, long line) {
        JsonNode value = object.get(column);
        if (value == null || !value.isValueNode() || value.isNull()) {
            List<String> fields = new ArrayList<>();
            object.fieldNames().forEachRemaining(fields::add);
            throw new DataException(
                    path
                            + ":"
                            + line
                            + ": has no text or number \""
                            + column
                            + "\"; it has "
                            + fields);
        }
        return value.asText();
    }
}
