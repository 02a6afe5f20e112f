package dev.noema.samples.scores.music;

import java.util.List;

/**
 * A piece of music.
 *
 * @param parts the voices, the highest first as a rule
 * @param bars one after the other, from 0
 */
public record Score(List<Part> parts, List<Bar> bars) {

    /** How many units of time a quarter note has: divisible by all that notation divides it by. */
    public static final long QUARTER = 10_080;

    /** The most notes and bars of one file; the longest real pieces have a tenth. */
    public static final int MOST_NOTES = 200_000;

    public static final int MOST_BARS = 20_000;

    /** The longest piece: a day of quarter notes. */
    public static final long LONGEST = 100_000 * QUARTER;

    public Score {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
    }

    /** When the last bar and the last note of all have ended. */
    public long end() {
        long last = bars.isEmpty() ? 0 : bars.get(bars.size() - 1).end();
        return parts.stream().mapToLong(Part::end).reduce(last, Math::max);
    }

    /** {@code count} times {@code 1 / division} of a quarter note, to the nearest unit. */
    public static long units(long count, long division) {
        return Math.floorDiv(2 * count * QUARTER + division, 2 * division);
    }
}
