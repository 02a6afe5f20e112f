package dev.noema.folder;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.noema.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A CSV file with a header, one of whose columns holds the classes of files. */
final class ClassTable {

    private ClassTable() {}

    /**
     * Reads the class of each file that the table names.
     *
     * @param keyColumn the column that names the file; empty for the first
     * @throws DataException when the table is missing, is none, or lacks a column
     */
    static Map<String, String> read(Path file, String column, String keyColumn) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("data.classes.file: " + file + " is missing");
        }
        ObjectReader reader =
                new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader());
        try (MappingIterator<Map<String, String>> lines = reader.readValues(file.toFile())) {
            Map<String, String> rows = new HashMap<>();
            while (lines.hasNext()) {
                Map<String, String> line = lines.next();
                String key = keyColumn.isEmpty() ? line.keySet().iterator().next() : keyColumn;
                rows.put(cell(line, key, file), cell(line, column, file));
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            if (e instanceof DataException known) {
                throw known;
            }
            throw new DataException(
                    "data.classes.file: "
                            + file
                            + " is no CSV file with a header ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ")",
                    e);
        }
    }

    private static String cell(Map<String, String> line, String column, Path file) {
        String cell = line.get(column);
        if (cell == null) {
            throw new DataException(
                    "data.classes.column: "
                            + file
                            + " has no column \""
                            + column
                            + "\"; it has "
                            + line.keySet());
        }
        return cell;
    }
}
