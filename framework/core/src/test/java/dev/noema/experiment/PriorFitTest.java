package dev.noema.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PriorFitTest {

    @Test
    void drawsOftenOfFewItemsAndOnceOfMany() {
        assertEquals(16, PriorFit.draws(320, 5120));
        assertEquals(1, PriorFit.draws(640, 640));
        assertEquals(2, PriorFit.draws(639, 640));
        assertEquals(1, PriorFit.draws(PriorFit.MOST_CODES, 10_000));
    }

    @Test
    void neverMoreThanTheMostCodes() {
        assertTrue(PriorFit.draws(30_000, 81_920) * 30_000 <= PriorFit.MOST_CODES);
        assertTrue(PriorFit.draws(1, 81_920) <= PriorFit.MOST_CODES);
    }
}
