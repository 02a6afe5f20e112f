package dev.noema.training;

import dev.noema.data.Dataset;
import dev.noema.serving.random.Noise;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which items each step of a pass over the data takes. Every item comes once in each pass; the
 * steps of a pass differ by one item at most, so that none is left with a handful.
 *
 * <p>Where items vary in length, a step takes items of like length, so that little is padded: the
 * shuffled items of some steps together are sorted by length, cut into the steps again, and the
 * steps shuffled.
 */
final class DataOrder {

    private static final String PURPOSE = "data-order";
    private static final String STEPS = "step-order";

    /** How many steps' items are sorted together: little padding, and other company each pass. */
    private static final int POOLED = 64;

    private final long seed;
    private final long atMost;
    private final int[] lengths;
    private final boolean varies;

    /**
     * An order.
     *
     * @param seed the experiment's seed
     * @param lengths the length of each item
     * @param atMost how many items a step takes at most
     */
    DataOrder(long seed, int[] lengths, long atMost) {
        this.seed = seed;
        this.atMost = atMost;
        this.lengths = lengths;
        this.varies = Arrays.stream(lengths).distinct().limit(2).count() > 1;
    }

    /** The order of a data set. */
    static DataOrder of(Dataset data, long seed, long atMost) {
        return new DataOrder(seed, lengths(data), atMost);
    }

    private static int[] lengths(Dataset data) {
        return IntStream.range(0, data.size()).map(data::length).toArray();
    }

    long seed() {
        return seed;
    }

    long stepsPerEpoch() {
        return (lengths.length + atMost - 1) / atMost;
    }

    /** The items of each step of a pass: a function of seed and epoch. */
    int[][] epoch(long epoch) {
        int[] order = Noise.of(seed, epoch, PURPOSE).permutation(lengths.length);
        int steps = Math.toIntExact(stepsPerEpoch());
        for (int step = 0; varies && step < steps; step += POOLED) {
            int last = Math.min(steps, step + POOLED);
            sort(order, border(order, step, steps), border(order, last, steps), lengths);
        }
        int[] turns =
                varies
                        ? Noise.of(seed, epoch, STEPS).permutation(steps)
                        : IntStream.range(0, steps).toArray();
        return Arrays.stream(turns)
                .mapToObj(turn -> part(order, turn, steps))
                .toArray(int[][]::new);
    }

    /** The items of a data set, those of like length together. */
    static int[] byLength(Dataset data, int items) {
        int[] order = IntStream.range(0, items).toArray();
        sort(order, 0, items, lengths(data));
        return order;
    }

    /** Sorts a stretch of items by length; those of one length keep their order. */
    private static void sort(int[] order, int from, int to, int[] lengths) {
        long[] keyed = new long[to - from];
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = (long) lengths[order[from + i]] << 32 | i;
        }
        Arrays.sort(keyed);
        int[] before = Arrays.copyOfRange(order, from, to);
        for (int i = 0; i < keyed.length; i++) {
            order[from + i] = before[(int) keyed[i]];
        }
    }

    /** One of {@code parts} pieces of nearly equal size, in order. */
    static int[] part(int[] order, long index, long parts) {
        return Arrays.copyOfRange(
                order, border(order, index, parts), border(order, index + 1, parts));
    }

    private static int border(int[] order, long index, long parts) {
        return (int) (order.length * index / parts);
    }
}
