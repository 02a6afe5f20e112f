package @package@;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of a CSV file: numbers, and before them the name of its class where it has one.
 *
 * @param line the number of the line, from 1
 * @param label the name of its class; empty where there is none
 * @param values its numbers
 */
record Row(int line, String label, float[] values) {

    /**
     * The rows of a file's content; empty lines are left out.
     *
     * @param name what messages call the file
     * @throws IOException when it is no such file: one line that says where, what, and what is allowed
     */
    static List<Row> read(String name, byte[] content) throws IOException {
        List<Row> rows = new ArrayList<>();
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            BufferedReader lines = new BufferedReader(new StringReader(text));
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(parse(name, number, line.split(",", -1)));
                }
            }
        } catch (CharacterCodingException e) {
            throw new IOException(name + ": is not UTF-8 text; allowed are CSV files", e);
        }
        if (rows.isEmpty()) {
            throw new IOException(name + ": has no rows");
        }
        return rows;
    }

    private static Row parse(String name, int line, String[] cells) throws IOException {
        int first = isNumber(cells[0]) ? 0 : 1;
        float[] values = new float[cells.length - first];
        for (int i = 0; i < values.length; i++) {
            String cell = cells[i + first];
            if (!isNumber(cell)) {
                throw new IOException(
                        name + ":" + line + ": cell " + (i + first + 1) + " is no number: " + cell.strip());
            }
            values[i] = Float.parseFloat(cell);
        }
        if (values.length == 0) {
            throw new IOException(name + ":" + line + ": has no numbers");
        }
        return new Row(line, first == 0 ? "" : cells[0].strip(), values);
    }

    private static boolean isNumber(String cell) {
        try {
            return Float.isFinite(Float.parseFloat(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Numbers as a line of a file. */
    static String line(float[] values, int from, int to) {
        StringBuilder line = new StringBuilder();
        for (int i = from; i < to; i++) {
            line.append(i == from ? "" : ",").append(String.format(Locale.ROOT, "%.6g", values[i]));
        }
        return line.append('\n').toString();
    }
}
