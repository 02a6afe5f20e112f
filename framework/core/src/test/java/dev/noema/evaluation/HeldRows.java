package dev.noema.evaluation;

import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;

/** Rows of numbers as a data set. */
record HeldRows(float[] values, int dimensions) implements Dataset {

    static final HeldRows NONE = new HeldRows(new float[0], 1);

    /** Data of which these are train, validation and test items. */
    static Data data(Dataset train, Dataset validation, Dataset test) {
        DataDescription description =
                new DataDescription(
                        "rows",
                        new ai.djl.ndarray.types.Shape(1),
                        new DataDescription.Values(0, 1, true, true),
                        List.of(),
                        Map.of());
        return new Data(description, train, validation, test, "");
    }

    @Override
    public int size() {
        return values.length / dimensions;
    }

    @Override
    public String key(int item) {
        return "row " + item;
    }

    @Override
    public Map<String, Tensor> read(int[] items, Draw draw) {
        float[] rows = new float[items.length * dimensions];
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(values, items[i] * dimensions, rows, i * dimensions, dimensions);
        }
        return Map.of("x", new FloatTensor(rows, items.length, dimensions));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
