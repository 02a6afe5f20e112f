package dev.noema.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassesTest {

    private final Classes animals = new Classes(List.of("cat", "dog", "horse"));
    private final Classes none = new Classes(List.of());

    @Test
    void findsNumbersAndSuggestsNames() {
        assertEquals(2, animals.number("horse"));
        assertEquals(
                "\"hrose\" is no class of this model; known are cat, dog, horse; did you mean \"horse\"",
                assertThrows(IllegalArgumentException.class, () -> animals.number("hrose"))
                        .getMessage());
        assertEquals(
                "\"cat\" is no class of this model; it has no classes",
                assertThrows(IllegalArgumentException.class, () -> none.number("cat"))
                        .getMessage());
    }

    @Test
    void takesClassesInTurn() {
        assertArrayEquals(new long[] {0, 1, 2, 0, 1}, animals.inTurn(5).orElseThrow().values());
        assertEquals(Optional.empty(), none.inTurn(5));
    }

    @Test
    void tellsAModelOnlyWhatItWantsToKnow() {
        FloatTensor x = new FloatTensor(new float[2], 2, 1);
        Optional<LongTensor> known = Optional.of(new LongTensor(new long[] {2, 0}, 2));
        Items.Block classified = new Items.Block(List.of("a", "b"), x, known);
        Items.Block bare = new Items.Block(List.of("a", "b"), x, Optional.empty());
        assertEquals(known, animals.condition(classified));
        assertEquals(Optional.empty(), none.condition(classified));
        assertEquals(Optional.empty(), none.condition(bare));
        assertThrows(IllegalArgumentException.class, () -> animals.condition(bare));
    }
}
