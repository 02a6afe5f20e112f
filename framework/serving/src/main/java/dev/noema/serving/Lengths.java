package dev.noema.serving;

import java.util.Arrays;

/** The lengths of items in a padded batch, as the padding shows them. */
public final class Lengths {

    private Lengths() {}

    /**
     * The length of each item, {@code (batch)}: up to and with the first {@link Sequence#BOUNDARY}
     * for tokens {@code (batch, time)}, up to the first step that begins with a NaN for real
     * numbers {@code (batch, time, ...)}. An item without padding has the whole length; none is
     * shorter than 1.
     */
    public static LongTensor of(Tensor padded) {
        int items = Math.toIntExact(padded.shape()[0]);
        int time = Math.toIntExact(padded.shape()[1]);
        long[] lengths = new long[items];
        for (int item = 0; item < items; item++) {
            lengths[item] =
                    Math.max(
                            1,
                            padded instanceof LongTensor tokens
                                    ? tokens(tokens.values(), item * time, time)
                                    : steps((FloatTensor) padded, item, time));
        }
        return new LongTensor(lengths, items);
    }

    /** The same items with zeros in place of NaN, as models want them. */
    public static Tensor filled(Tensor padded) {
        if (!(padded instanceof FloatTensor floats)) {
            return padded;
        }
        float[] values = floats.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? 0 : values[i];
        }
        return new FloatTensor(values, floats.shape());
    }

    /**
     * The same items with their padding shown: NaN where real numbers are beyond an item's length.
     * Tokens show their end themselves.
     *
     * @param lengths {@code (batch)}
     */
    public static Tensor shown(Tensor items, LongTensor lengths) {
        if (!(items instanceof FloatTensor floats)) {
            return items;
        }
        float[] values = floats.values().clone();
        int row = values.length / lengths.values().length;
        int step = row / Math.toIntExact(floats.shape()[1]);
        for (int item = 0; item < lengths.values().length; item++) {
            int end = Math.toIntExact(lengths.values()[item]) * step;
            Arrays.fill(values, item * row + end, (item + 1) * row, Float.NaN);
        }
        return new FloatTensor(values, floats.shape());
    }

    /** The tokens of one item without the end and the padding. */
    public static long[] tokens(LongTensor padded, int item) {
        int time = Math.toIntExact(padded.shape()[1]);
        int length = tokens(padded.values(), item * time, time);
        boolean ended =
                length > 0 && padded.values()[item * time + length - 1] == Sequence.BOUNDARY;
        return Arrays.copyOfRange(
                padded.values(), item * time, item * time + (ended ? length - 1 : length));
    }

    private static int tokens(long[] values, int from, int time) {
        for (int step = 0; step < time; step++) {
            if (values[from + step] == Sequence.BOUNDARY) {
                return step + 1;
            }
        }
        return time;
    }

    private static int steps(FloatTensor padded, int item, int time) {
        int step = padded.values().length / Math.toIntExact(padded.shape()[0]) / time;
        for (int length = 0; length < time; length++) {
            if (Float.isNaN(padded.values()[(item * time + length) * step])) {
                return length;
            }
        }
        return time;
    }
}
