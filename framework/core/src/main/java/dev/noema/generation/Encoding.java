package dev.noema.generation;

import dev.noema.generation.codes.CodeTable;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Items to their codes, a block at a time. */
public final class Encoding {

    private Encoding() {}

    /** The mean code of every item; see {@link #of}. */
    public static CodeTable means(ModelFolder model, Items items, int atOnce) {
        return of(model, items, GenerativeModel.MEAN, atOnce);
    }

    /**
     * One of the parameters of every item's posterior.
     *
     * @param atOnce how many items are in memory at once
     * @throws RequestException when there is no such parameter
     */
    public static CodeTable of(ModelFolder model, Items items, String parameter, int atOnce) {
        int latent = model.model().about().latent();
        float[] codes = new float[Math.multiplyExact(items.size(), latent)];
        List<String> names = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (int from = 0; from < items.size(); from += atOnce) {
            Items.Block block = items.read(from, Math.min(items.size(), from + atOnce));
            float[] values = posterior(model, block, parameter).values();
            System.arraycopy(values, 0, codes, from * latent, values.length);
            names.addAll(block.names());
            block.classes().stream()
                    .flatMapToLong(numbers -> Arrays.stream(numbers.values()))
                    .forEach(number -> classes.add(items.classes().get((int) number)));
        }
        return new CodeTable(names, classes, new FloatTensor(codes, items.size(), latent));
    }

    private static FloatTensor posterior(ModelFolder model, Items.Block block, String parameter) {
        Map<String, FloatTensor> parameters =
                model.model().encode(block.x(), model.classes().condition(block));
        FloatTensor found = parameters.get(parameter);
        if (found == null) {
            throw new RequestException(
                    "--parameter is \""
                            + parameter
                            + "\"; allowed are "
                            + String.join(", ", parameters.keySet()));
        }
        return found;
    }
}
