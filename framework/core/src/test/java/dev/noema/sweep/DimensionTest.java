package dev.noema.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.noema.config.Literal;
import dev.noema.sweep.Dimension.Choice;
import dev.noema.sweep.Dimension.LogUniform;
import dev.noema.sweep.Dimension.Range;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DimensionTest {

    private static List<String> values(Dimension dimension, double... units) {
        return Arrays.stream(units).mapToObj(dimension::value).toList();
    }

    @Test
    void layOutTheirValues() {
        assertEquals(
                List.of("0", "0.25", "1"), values(new Range(0, 1, Optional.empty()), 0, 0.25, 1));
        assertEquals(
                List.of("2", "4", "8", "8"),
                values(new Range(2, 9, Optional.of(2.0)), 0, 0.3, 0.99, 1));
        assertEquals(
                List.of("0.1", "0.2", "0.3"),
                values(new Range(0.1, 0.3, Optional.of(0.1)), 0, 0.5, 1));
        assertEquals(
                List.of("0.0001", "0.001", "0.01"),
                values(new LogUniform(1e-4, 1e-2, false), 0, 0.5, 1));
        assertEquals(List.of("8", "64", "512"), values(new LogUniform(8, 512, true), 0, 0.5, 1));
        assertEquals(
                List.of("[16]", "elbo", "elbo"),
                values(new Choice(List.of(new Literal("[16]"), new Literal("elbo"))), 0, 0.5, 1));
    }

    @Test
    void refuseWhatHoldsNoValues() {
        assertThrows(IllegalArgumentException.class, () -> new Range(1, 1, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Range(0, 1, Optional.of(0.0)));
        assertThrows(IllegalArgumentException.class, () -> new Range(0, 1, Optional.of(1e-9)));
        assertThrows(IllegalArgumentException.class, () -> new LogUniform(0, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Choice(List.of()));
    }

    @Test
    void makeAGridOfAllCombinations() {
        Map<String, Dimension> axes = new LinkedHashMap<>();
        axes.put("a", new Range(1, 3, Optional.of(1.0)));
        axes.put("b", new LogUniform(1, 100, false));
        axes.put("c", new Choice(List.of(new Literal("x"), new Literal("y"))));
        Space space = new Space(axes);
        Strategy grid = new Strategy.Grid(3);
        TreeSet<String> seen = new TreeSet<>();
        for (int i = 0; i < 18; i++) {
            seen.add(space.settings(grid.next(space, 0, i, List.of()).orElseThrow()).toString());
        }
        assertEquals(18, seen.size());
        assertEquals("{a=1, b=1, c=x}", seen.first());
        assertEquals(Optional.empty(), grid.next(space, 0, 18, List.of()));
    }
}
