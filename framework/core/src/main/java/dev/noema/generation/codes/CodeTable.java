package dev.noema.generation.codes;

import dev.noema.serving.FloatTensor;
import java.util.List;

/**
 * Codes of items.
 *
 * @param items the name of each item; empty where they are not known
 * @param classes the name of each item's class; empty where they are not known
 * @param codes {@code (items, latent)}
 */
public record CodeTable(List<String> items, List<String> classes, FloatTensor codes) {

    public CodeTable {
        items = List.copyOf(items);
        classes = List.copyOf(classes);
        long[] shape = codes.shape();
        if (shape.length != 2 || !fits(items, shape[0]) || !fits(classes, shape[0])) {
            throw new IllegalArgumentException(
                    "codes are a table with a name and a class for each row, or none");
        }
    }

    private static boolean fits(List<String> names, long rows) {
        return names.isEmpty() || names.size() == rows;
    }

    /** How many codes there are. */
    public int size() {
        return Math.toIntExact(codes.shape()[0]);
    }

    /** How many numbers a code has. */
    public int width() {
        return Math.toIntExact(codes.shape()[1]);
    }

    /** One number of one code. */
    float at(int row, int column) {
        return codes.values()[row * width() + column];
    }
}
