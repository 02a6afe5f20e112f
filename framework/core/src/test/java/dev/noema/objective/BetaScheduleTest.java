package dev.noema.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BetaScheduleTest {

    private static final Timeline TIMELINE = new Timeline(100, 1000);

    @Test
    void linearRisesAndStays() {
        BetaSchedule.Linear linear = new BetaSchedule.Linear(0.2, 1, Span.parse("2 epochs"));
        assertEquals(0.2, linear.value(0, TIMELINE), 1e-12);
        assertEquals(0.6, linear.value(100, TIMELINE), 1e-12);
        assertEquals(1, linear.value(200, TIMELINE), 1e-12);
        assertEquals(1, linear.value(999, TIMELINE), 1e-12);
        assertEquals(1, new BetaSchedule.Linear(0, 1, Span.parse("0 steps")).value(0, TIMELINE));
        assertEquals(Set.of("beta"), linear.schedules().keySet());
    }

    @Test
    void cyclicalRisesAgainAndAgain() {
        BetaSchedule.Cyclical cyclical = new BetaSchedule.Cyclical(2, 0.5, Span.parse("20%"), 1);
        assertEquals(0, cyclical.value(0, TIMELINE));
        assertEquals(0.5, cyclical.value(50, TIMELINE), 1e-12);
        assertEquals(1, cyclical.value(100, TIMELINE));
        assertEquals(1, cyclical.value(199, TIMELINE));
        assertEquals(0, cyclical.value(200, TIMELINE));
        assertEquals(0.25, cyclical.value(225, TIMELINE), 1e-12);
        assertEquals(1, cyclical.value(400, TIMELINE));
        assertEquals(1, cyclical.value(650, TIMELINE));
    }

    @Test
    void capacityGrows() {
        BetaSchedule.Capacity capacity = new BetaSchedule.Capacity(100, 0, 25, Span.parse("50%"));
        assertEquals(12.5, capacity.value(250, TIMELINE), 1e-12);
        assertEquals(25, capacity.value(800, TIMELINE), 1e-12);
        assertEquals(Set.of("capacity"), capacity.schedules().keySet());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new BetaSchedule.Constant(-1));
        assertThrows(IllegalArgumentException.class, () -> new BetaSchedule.Constant(Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BetaSchedule.Cyclical(0, 0.5, Span.parse("1 epoch"), 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BetaSchedule.Cyclical(1, 2, Span.parse("1 epoch"), 1));
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new BetaSchedule.Linear(0, 1, Span.parse("3 minutes")));
        assertTrue(
                refused.getMessage().startsWith("over: 3 minutes; allowed are epochs"),
                refused.getMessage());
    }
}
