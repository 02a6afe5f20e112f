package dev.noema.training.tensorboard;

import dev.noema.serving.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Histograms of codes: each parameter of q(z|x) over all items and dimensions, as {@code
 * latent/mean}, and over all items in each of the first dimensions, as {@code latent/mean/03}.
 */
final class CodeEvents {

    /** A page with more of them is read by nobody. */
    private static final int DIMENSIONS = 16;

    private CodeEvents() {}

    /**
     * The events of one step.
     *
     * @param codes by the parameter's name, each {@code (items, latent)}
     */
    static List<Message> of(Events events, Map<String, FloatTensor> codes) {
        List<Message> all = new ArrayList<>();
        codes.forEach(
                (parameter, values) -> {
                    String tag = "latent/" + parameter.replace('_', '-');
                    all.add(events.histogram(tag, values.values()));
                    int items = (int) values.shape()[0];
                    int latent = values.values().length / items;
                    for (int dimension = 0; dimension < Math.min(DIMENSIONS, latent); dimension++) {
                        String number = dimension < 10 ? "0" + dimension : "" + dimension;
                        all.add(
                                events.histogram(
                                        tag + "/" + number,
                                        column(values.values(), dimension, latent)));
                    }
                });
        return all;
    }

    private static float[] column(float[] rows, int dimension, int latent) {
        float[] column = new float[rows.length / latent];
        for (int item = 0; item < column.length; item++) {
            column[item] = rows[item * latent + dimension];
        }
        return column;
    }
}
