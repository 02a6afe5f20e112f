package dev.noema.text.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.noema.data.DataException;
import dev.noema.serving.files.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a CSV file with a header (RFC 4180). */
final class CsvRows implements TableRows {

    private static final CsvMapper MAPPER =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private final Path path;
    private final String content;
    private final char separator;

    CsvRows(Path path, String content, char separator) {
        this.path = path;
        this.content = content;
        this.separator = separator;
    }

    private MappingIterator<String[]> rows() throws IOException {
        return MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(content);
    }

    @Override
    public List<String> columns() {
        try (MappingIterator<String[]> rows = rows()) {
            return rows.hasNext() ? names(rows.next()) : List.of();
        } catch (IOException | RuntimeException e) {
            throw unreadable(1, e);
        }
    }

    private static List<String> names(String[] header) {
        return Arrays.stream(header).map(String::strip).toList();
    }

    @Override
    public void forEach(List<String> columns, Row row, Consumer<DataException> fault) {
        long line = 1;
        try (MappingIterator<String[]> rows = rows()) {
            List<String> header = names(rows.next());
            int[] places = columns.stream().mapToInt(column -> place(column, header)).toArray();
            line = next(rows);
            while (rows.hasNextValue()) {
                String[] cells = rows.nextValue();
                try {
                    row.take(line, chosen(cells, header, places, line));
                } catch (DataException e) {
                    fault.accept(e);
                }
                line = next(rows);
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(line, e);
        }
    }

    private static long next(MappingIterator<String[]> rows) {
        return rows.getCurrentLocation().getLineNr();
    }

    private int place(String column, List<String> header) {
        int place = header.indexOf(column);
        if (place < 0) {
            throw new DataException(
                    path
                            + ":1: has no column \""
                            + column
                            + "\"; it has "
                            + header
                            + ", with \""
                            + separator
                            + "\" between them");
        }
        return place;
    }

    private List<String> chosen(String[] cells, List<String> header, int[] places, long line) {
        if (cells.length != header.size()) {
            throw new DataException(
                    path
                            + ":"
                            + line
                            + ": has "
                            + cells.length
                            + " cells where the header has "
                            + header.size());
        }
        return Arrays.stream(places).mapToObj(place -> cells[place]).toList();
    }

    private DataException unreadable(long line, Exception cause) {
        return new DataException(
                path
                        + ":"
                        + line
                        + ": this row or one after it is no CSV ("
                        + OneLine.of(String.valueOf(cause.getMessage()))
                        + ")",
                cause);
    }
}
