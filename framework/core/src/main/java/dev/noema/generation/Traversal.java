package dev.noema.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a latent dimension does: the expected data while its number runs from {@code -range} to
 * {@code range} and the others stay.
 *
 * @param dimension which one, from 0
 * @param change how much the data change on the way, in their own units: the root mean square over
 *     steps and values of the distance from the way's mean
 * @param items {@code (steps, event...)}
 */
public record Traversal(int dimension, double change, FloatTensor items) {

    /**
     * Walks along every latent dimension; those that change most come first.
     *
     * @param start the code from which each walk departs, {@code (latent)}
     * @param number the class, where the model has classes
     * @param range how far to go each way, in the units of codes
     * @param steps how many items there are on a way, at least 2
     * @param most how many dimensions to give back
     */
    public static List<Traversal> of(
            GenerativeModel model,
            float[] start,
            Optional<Integer> number,
            double range,
            int steps,
            int most) {
        Optional<LongTensor> condition = number.map(it -> Classes.repeated(it, steps));
        List<Traversal> best = new ArrayList<>();
        for (int dimension = 0; dimension < start.length; dimension++) {
            FloatTensor codes = way(start, dimension, range, steps);
            FloatTensor items =
                    Outputs.named(GenerativeModel.EXPECTED, model.decode(codes, condition));
            best.add(new Traversal(dimension, spread(items), items));
            best.sort(Comparator.comparingDouble(Traversal::change).reversed());
            if (best.size() > most) {
                best.remove(most);
            }
        }
        return best;
    }

    private static FloatTensor way(float[] start, int dimension, double range, int steps) {
        float[] codes = new float[Math.multiplyExact(steps, start.length)];
        for (int step = 0; step < steps; step++) {
            System.arraycopy(start, 0, codes, step * start.length, start.length);
            codes[step * start.length + dimension] =
                    (float) (range * (2.0 * step / (steps - 1) - 1));
        }
        return new FloatTensor(codes, steps, start.length);
    }

    /** sqrt(mean over steps s and values i of (x_si - mean over s of x_si)^2). */
    private static double spread(FloatTensor items) {
        int steps = Math.toIntExact(items.shape()[0]);
        int size = items.values().length / steps;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double mean = 0;
            for (int step = 0; step < steps; step++) {
                mean += items.values()[step * size + i];
            }
            mean /= steps;
            for (int step = 0; step < steps; step++) {
                double distance = items.values()[step * size + i] - mean;
                squares += distance * distance;
            }
        }
        return Math.sqrt(squares / items.values().length);
    }
}
