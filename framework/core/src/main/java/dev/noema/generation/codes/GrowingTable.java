package dev.noema.generation.codes;

import dev.noema.data.DataException;
import dev.noema.serving.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts together a table whose rows come one by one. */
final class GrowingTable {

    private final List<String> items = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private float[] values = new float[1024];
    private int width = -1;
    private int rows;

    /**
     * Adds a row.
     *
     * @param item its name, or null where it has none
     * @param className its class, or null where it has none
     * @throws DataException when it has not as many numbers as the first one
     */
    void add(String item, String className, float[] code) {
        if (width < 0) {
            width = code.length;
        }
        if (code.length == 0) {
            throw new DataException(place() + "has no numbers");
        }
        if (code.length != width) {
            throw new DataException(
                    place() + "has " + code.length + " numbers; the first has " + width);
        }
        if (values.length - rows * width < width) {
            values =
                    Arrays.copyOf(
                            values, Math.addExact(Math.multiplyExact(values.length, 2), width));
        }
        System.arraycopy(code, 0, values, rows * width, width);
        rows++;
        keep(items, item, "item");
        keep(classes, className, "class");
    }

    /** A number as text; throws {@link DataException} that names the place when it is none. */
    float number(String text) {
        try {
            return Float.parseFloat(text.strip());
        } catch (NumberFormatException e) {
            throw new DataException(place() + "holds \"" + text + "\", which is no number", e);
        }
    }

    /** The code that is read at the moment, for the start of a message. */
    String place() {
        return "code " + (rows + 1) + " ";
    }

    private void keep(List<String> names, String name, String what) {
        if (name == null && names.isEmpty()) {
            return;
        }
        names.add(name == null ? "" : name);
        if (name == null || names.size() != rows) {
            throw new DataException("code " + rows + " differs from others in having no " + what);
        }
    }

    CodeTable table() {
        int columns = Math.max(0, width);
        float[] filled = Arrays.copyOf(values, rows * columns);
        return new CodeTable(items, classes, new FloatTensor(filled, rows, columns));
    }
}
