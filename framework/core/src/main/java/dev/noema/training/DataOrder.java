package dev.noema.training;

import dev.noema.serving.random.Noise;
import java.util.Arrays;

/**
 * Which items each step of a pass over the data takes. Every item comes once in each pass; the
 * steps of a pass differ by one item at most, so that none is left with a handful.
 *
 * @param seed the experiment's seed
 * @param items how many items there are
 * @param atMost how many items a step takes at most
 */
record DataOrder(long seed, int items, long atMost) {

    private static final String PURPOSE = "data-order";

    long stepsPerEpoch() {
        return (items + atMost - 1) / atMost;
    }

    /** The order of a pass: a function of seed and epoch. */
    int[] epoch(long epoch) {
        return Noise.of(seed, epoch, PURPOSE).permutation(items);
    }

    /** The items of one step of a pass. */
    int[] step(int[] order, long position) {
        return part(order, position, stepsPerEpoch());
    }

    /** One of {@code parts} pieces of nearly equal size, in order. */
    static int[] part(int[] order, long index, long parts) {
        return Arrays.copyOfRange(
                order,
                (int) (order.length * index / parts),
                (int) (order.length * (index + 1) / parts));
    }
}
