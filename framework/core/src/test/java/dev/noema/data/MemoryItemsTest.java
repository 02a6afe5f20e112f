package dev.noema.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.LongTensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryItemsTest {

    private static MemoryItems items() {
        MemoryItems items = MemoryItems.ofTokens(10, -1);
        for (int group = 0; group < 20; group++) {
            for (int i = 0; i < 3; i++) {
                LongTensor row = new LongTensor(new long[] {1 + i, 5, 0}, 1, 3);
                items.addTo("piece" + group, "piece" + group + ":" + i, row, "");
            }
        }
        return items;
    }

    @Test
    void keepsGroupsInOnePart() {
        try (Data data = items().split("none", Map.of(), 0.3, 0.3, 1)) {
            Set<String> seen = new HashSet<>();
            for (Dataset part : new Dataset[] {data.train(), data.validation(), data.test()}) {
                Set<String> groups = new HashSet<>();
                for (int item = 0; item < part.size(); item++) {
                    groups.add(part.key(item).split(":", 2)[0]);
                }
                assertEquals(3 * groups.size(), part.size());
                assertTrue(groups.stream().allMatch(seen::add), groups + " are in two parts");
            }
            assertEquals(20, seen.size());
        }
    }

    @Test
    void augmentsTrainingAlone() {
        MemoryItems items =
                items().augmentedBy(
                                (item, noise) -> {
                                    long[] row = ((LongTensor) item).values().clone();
                                    row[1] = 1 + noise.below(9, 0);
                                    return new LongTensor(row, item.shape());
                                });
        try (Data data = items.split("none", Map.of(), 0, 0, 1)) {
            int[] all = IntStream.range(0, data.train().size()).toArray();
            long[] plain = x(data, all, new Draw(1, 0, false));
            long[] first = x(data, all, new Draw(1, 0, true));
            assertArrayEquals(first, x(data, all, new Draw(1, 0, true)), "the same draw again");
            assertFalse(Arrays.equals(plain, first));
            assertFalse(Arrays.equals(first, x(data, all, new Draw(1, 1, true))), "next epoch");
            assertFalse(Arrays.equals(first, x(data, all, new Draw(2, 0, true))), "other seed");
            for (int i = 0; i < all.length; i++) {
                assertEquals(plain[3 * i], first[3 * i]);
                assertEquals(5, plain[3 * i + 1]);
            }
            // an item takes the same noise whatever stands beside it
            long[] alone = x(data, new int[] {all.length - 1}, new Draw(1, 0, true));
            assertArrayEquals(Arrays.copyOfRange(first, first.length - 3, first.length), alone);
        }
    }

    private static long[] x(Data data, int[] items, Draw draw) {
        return ((LongTensor) data.train().read(items, draw).get("x")).values();
    }
}
