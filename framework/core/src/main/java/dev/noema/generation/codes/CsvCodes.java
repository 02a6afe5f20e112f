package dev.noema.generation.codes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.noema.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Codes as comma-separated values with a header; one without is understood where all are numbers.
 */
final class CsvCodes implements CodeFormat.Content {

    private static final String ITEM = "item";
    private static final String CLASS = "class";

    private static final CsvMapper MAPPER =
            CsvMapper.csvBuilder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                    .build();

    @Override
    public void write(CodeTable table, OutputStream out) throws IOException {
        try (SequenceWriter rows = MAPPER.writerFor(String[].class).writeValues(out)) {
            List<String> cells = new ArrayList<>();
            if (!table.items().isEmpty()) {
                cells.add(ITEM);
            }
            if (!table.classes().isEmpty()) {
                cells.add(CLASS);
            }
            for (int i = 0; i < table.width(); i++) {
                cells.add("z" + i);
            }
            rows.write(cells.toArray(String[]::new));
            for (int row = 0; row < table.size(); row++) {
                rows.write(cells(table, row));
            }
        }
    }

    private static String[] cells(CodeTable table, int row) {
        List<String> cells = new ArrayList<>();
        if (!table.items().isEmpty()) {
            cells.add(table.items().get(row));
        }
        if (!table.classes().isEmpty()) {
            cells.add(table.classes().get(row));
        }
        for (int column = 0; column < table.width(); column++) {
            cells.add(Float.toString(table.at(row, column)));
        }
        return cells.toArray(String[]::new);
    }

    @Override
    public CodeTable read(InputStream in) throws IOException {
        GrowingTable table = new GrowingTable();
        try (MappingIterator<String[]> rows = MAPPER.readerFor(String[].class).readValues(in)) {
            if (!rows.hasNextValue()) {
                return table.table();
            }
            String[] first = rows.nextValue();
            boolean header = !Arrays.stream(first).allMatch(CsvCodes::isNumber);
            List<String> columns = header ? Arrays.asList(first) : List.of();
            if (!header) {
                add(table, columns, first);
            }
            while (rows.hasNextValue()) {
                String[] cells = rows.nextValue();
                if (cells.length != first.length) {
                    throw new DataException(
                            table.place()
                                    + "has "
                                    + cells.length
                                    + " cells; the first line has "
                                    + first.length);
                }
                add(table, columns, cells);
            }
            return table.table();
        }
    }

    private static void add(GrowingTable table, List<String> columns, String[] cells) {
        int item = columns.indexOf(ITEM);
        int type = columns.indexOf(CLASS);
        int names = (item < 0 ? 0 : 1) + (type < 0 ? 0 : 1);
        float[] code = new float[cells.length - names];
        int filled = 0;
        for (int column = 0; column < cells.length; column++) {
            if (column != item && column != type) {
                code[filled++] = table.number(cells[column]);
            }
        }
        table.add(item < 0 ? null : cells[item], type < 0 ? null : cells[type], code);
    }

    private static boolean isNumber(String cell) {
        try {
            Float.parseFloat(cell.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
