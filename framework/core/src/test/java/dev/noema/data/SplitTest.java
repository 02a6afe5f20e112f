package dev.noema.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void positionIsSha256OfSeedAndKey() {
        // hashlib.sha256((42).to_bytes(8, "big") + b"s1/1.pgm"): first 8 bytes >> 11, times 2**-53
        assertEquals(0.7503145356376688, Split.position(42, "s1/1.pgm"), 0);
    }

    @Test
    void partsAreDisjointAndComplete() {
        Split split = Split.byShares(keys(1000), 0.1, 0.2, 7);
        TreeSet<Integer> seen = new TreeSet<>();
        for (int[] part : List.of(split.train(), split.validation(), split.test())) {
            IntStream.of(part).forEach(item -> assertTrue(seen.add(item)));
        }
        assertEquals(1000, seen.size());
        assertEquals(100, split.validation().length, 40);
        assertEquals(200, split.test().length, 50);
    }

    @Test
    void orderAndNewcomersMoveNothing() {
        List<String> keys = keys(500);
        Set<String> before = named(keys, Split.byShares(keys, 0.1, 0.1, 7).test());
        Collections.shuffle(keys, new Random(1));
        assertEquals(before, named(keys, Split.byShares(keys, 0.1, 0.1, 7).test()));

        List<String> more = keys(600);
        Set<String> after = named(more, Split.byShares(more, 0.1, 0.1, 7).test());
        after.retainAll(new HashSet<>(keys));
        assertEquals(before, after);
    }

    @Test
    void sameKeyStaysTogether() {
        List<String> groups = IntStream.range(0, 400).mapToObj(i -> "s" + i / 10).toList();
        Split split = Split.byShares(groups, 0.1, 0.1, 3);
        Set<String> train = named(groups, split.train());
        for (String tested : named(groups, split.test())) {
            assertTrue(!train.contains(tested), tested);
        }
    }

    @Test
    void wantedPartsAreNeverEmpty() {
        for (int seed = 0; seed < 50; seed++) {
            Split split = Split.byShares(keys(3), 0.1, 0.1, seed);
            assertEquals(1, split.train().length, split::toString);
            assertEquals(1, split.validation().length, split::toString);
            assertEquals(1, split.test().length, split::toString);
        }
        assertEquals(1, Split.byShares(keys(1), 0, 0, 1).train().length);
    }

    @Test
    void tooFewItemsIsOneLine() {
        DataException e =
                assertThrows(DataException.class, () -> Split.byShares(keys(2), 0.1, 0.1, 1));
        assertEquals(
                "the data has 2 item(s) or group(s) to split into 3 parts;"
                        + " add some, or set the shares of validation and test to 0",
                e.getMessage());
        assertThrows(DataException.class, () -> Split.byCounts(keys(5), 3, 2, 1));
    }

    @Test
    void countsAreExact() {
        Split split = Split.byCounts(keys(100), 10, 25, 1);
        assertEquals(65, split.train().length);
        assertEquals(10, split.validation().length);
        assertEquals(25, split.test().length);
    }

    @Test
    void sampleIsIndependentOfTheSplit() {
        List<String> keys = keys(2000);
        int[] sample = Split.sample(keys, 500, 1);
        assertEquals(500, sample.length);
        List<String> sampled = IntStream.of(sample).mapToObj(keys::get).toList();
        assertEquals(50, Split.byShares(sampled, 0, 0.1, 1).test().length, 25);
        assertArrayEquals(new int[] {0, 1, 2}, Split.sample(keys(3), 9, 1));
    }

    private static List<String> keys(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add("picture-" + i + ".png");
        }
        return keys;
    }

    private static Set<String> named(List<String> keys, int[] items) {
        Set<String> named = new HashSet<>();
        IntStream.of(items).forEach(item -> named.add(keys.get(item)));
        return named;
    }
}
