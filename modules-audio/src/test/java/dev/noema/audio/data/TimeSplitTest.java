package dev.noema.audio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.data.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {

    @Test
    void eachSoundEndsInTheTest() {
        List<String> keys = new ArrayList<>(Collections.nCopies(20, "a"));
        keys.addAll(Collections.nCopies(10, "b"));
        Split split = TimeSplit.of(keys, 0.2, 0.3);
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21, 22, 23, 24}, split.train());
        assertArrayEquals(new int[] {12, 13}, split.validation());
        assertArrayEquals(new int[] {16, 17, 18, 19, 29}, split.test());
    }

    @Test
    void withoutSharesAllIsLearned() {
        assertEquals(5, TimeSplit.of(Collections.nCopies(5, "a"), 0, 0).train().length);
    }

    @Test
    void soundsOfOneWindowCannotBeSplit() {
        DataException fault =
                assertThrows(
                        DataException.class, () -> TimeSplit.of(List.of("a", "b", "c"), 0.1, 0.1));
        assertTrue(fault.getMessage().contains("by: file"), fault.getMessage());
    }
}
