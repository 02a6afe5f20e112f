package @package@;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file with one row is an item. Uses Noema's serving alone, so that bundles need no engine. */
public final class @Name@Codec implements Codec {

    /** What bundles call this codec. */
    public static final String ID = "@name@";

    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public Tensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        List<Row> rows = Row.read(file.toString(), Files.readAllBytes(file));
        if (rows.size() != 1) {
            throw new IOException(file + ": has " + rows.size() + " rows; a file is one item");
        }
        float[] values = rows.get(0).values();
        return new FloatTensor(values, 1, values.length);
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        float[] row = row(items, index);
        AtomicFile.write(file, Row.line(row, 0, row.length));
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int item = 0; item < items.shape()[0]; item++) {
            float[] row = row(items, item);
            // a place that stays empty begins with a NaN
            lines.append(Float.isNaN(row[0]) ? "\n" : Row.line(row, 0, row.length));
        }
        AtomicFile.write(file, lines.toString());
    }

    /** The row as bars, for the terminal. */
    @Override
    public Optional<String> text(Tensor items, int index, Map<String, Object> preprocessing) {
        float[] row = row(items, index);
        float low = row[0];
        float high = row[0];
        for (float value : row) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        StringBuilder bars = new StringBuilder();
        for (float value : row) {
            bars.append(BARS.charAt(Math.round((value - low) / Math.max(high - low, 1e-6f) * 7)));
        }
        return Optional.of(bars.toString());
    }

    private static float[] row(Tensor items, int index) {
        float[] values = ((FloatTensor) items).values();
        int length = values.length / Math.toIntExact(items.shape()[0]);
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }
}
