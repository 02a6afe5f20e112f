package dev.noema.generation;

import dev.noema.serving.FloatTensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How near two codes are to each other. */
public enum Nearness {
    /** The cosine of the angle between codes, {@code a b / (|a| |b|)}; 0 where one of them is 0. */
    COSINE {
        @Override
        double of(float[] code, float[] codes, int from) {
            double product = 0;
            double squares = 0;
            double others = 0;
            for (int i = 0; i < code.length; i++) {
                product += (double) code[i] * codes[from + i];
                squares += (double) code[i] * code[i];
                others += (double) codes[from + i] * codes[from + i];
            }
            double lengths = Math.sqrt(squares) * Math.sqrt(others);
            return lengths == 0 ? 0 : product / lengths;
        }
    },

    /** The distance between codes, {@code |a - b|}, with a minus sign, so that more is nearer. */
    EUCLIDEAN {
        @Override
        double of(float[] code, float[] codes, int from) {
            double squares = 0;
            for (int i = 0; i < code.length; i++) {
                double difference = (double) code[i] - codes[from + i];
                squares += difference * difference;
            }
            return -Math.sqrt(squares);
        }
    };

    /**
     * One of many codes.
     *
     * @param index which one
     * @param nearness of it; more is nearer
     */
    public record Neighbour(int index, double nearness) {}

    abstract double of(float[] code, float[] codes, int from);

    /**
     * The nearest of many codes, the nearest first; of equally near ones the first comes first.
     *
     * @param code {@code (latent)}
     * @param codes {@code (items, latent)}
     * @param most how many to find at most
     */
    public List<Neighbour> nearest(float[] code, FloatTensor codes, int most) {
        int items = Math.toIntExact(codes.shape()[0]);
        double[] near = new double[items];
        Arrays.setAll(near, item -> of(code, codes.values(), item * code.length));
        return IntStream.range(0, items)
                .mapToObj(item -> new Neighbour(item, near[item]))
                .sorted(Comparator.comparingDouble(Neighbour::nearness).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
