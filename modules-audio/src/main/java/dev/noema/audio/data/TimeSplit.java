package dev.noema.audio.data;

import dev.noema.data.DataException;
import dev.noema.data.Split;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits each sound by time: its beginning is learned from, then comes what is validated on, and
 * its end is tested on. Windows between two parts are left out, so that no moment is in both.
 */
final class TimeSplit {

    /** As many windows as may share a moment when they overlap and are shifted. */
    private static final int GAP = 2;

    private final IntStream.Builder train = IntStream.builder();
    private final IntStream.Builder validation = IntStream.builder();
    private final IntStream.Builder test = IntStream.builder();

    private TimeSplit() {}

    /**
     * The split of windows.
     *
     * @param keys the sound of each window; those of one sound follow one another, in time
     * @throws DataException when all sounds are too short for a part that is wanted
     */
    static Split of(List<String> keys, double validationShare, double testShare) {
        TimeSplit split = new TimeSplit();
        int first = 0;
        for (int i = 1; i <= keys.size(); i++) {
            if (i == keys.size() || !keys.get(i).equals(keys.get(first))) {
                split.add(first, i - first, validationShare, testShare);
                first = i;
            }
        }
        Split made =
                new Split(
                        split.train.build().toArray(),
                        split.validation.build().toArray(),
                        split.test.build().toArray());
        if (made.train().length == 0
                || validationShare > 0 && made.validation().length == 0
                || testShare > 0 && made.test().length == 0) {
            throw new DataException(
                    "no sound is long enough to be split by time; allowed is by: file");
        }
        return made;
    }

    private void add(int first, int count, double validationShare, double testShare) {
        int learned = (int) Math.round(count * (1 - validationShare - testShare));
        int validated = (int) Math.round(count * (1 - testShare));
        IntStream.range(0, learned).forEach(i -> train.add(first + i));
        IntStream.range(learned + GAP, validated).forEach(i -> validation.add(first + i));
        IntStream.range(validated + GAP, count).forEach(i -> test.add(first + i));
    }
}
