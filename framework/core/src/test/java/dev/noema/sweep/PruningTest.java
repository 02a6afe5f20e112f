package dev.noema.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PruningTest {

    /** A curve measured every ten steps. */
    private static Curve curve(double... scores) {
        Curve curve = new Curve();
        for (int i = 0; i < scores.length; i++) {
            curve.add(10L * (i + 1), scores[i]);
        }
        return curve;
    }

    @Test
    void aCurveKeepsTheBestSoFar() {
        Curve curve = curve(-3, -1, -2);
        assertEquals(-3, curve.until(19));
        assertEquals(-1, curve.until(35));
        assertEquals(-1, curve.after(3));
        assertEquals(Double.NEGATIVE_INFINITY, curve.until(5));
    }

    @Test
    void theMedianComparesAtTheSameStep() {
        Pruning median = new Pruning.Median(3, 1);
        List<Curve> others = List.of(curve(1, 5, 9), curve(2, 6, 9), curve(3, 7, 9));
        assertFalse(median.givesUp(curve(0), others), "each may make one measurement");
        assertTrue(median.givesUp(curve(0, 5.9), others));
        assertFalse(median.givesUp(curve(0, 6), others), "as good as the median");
        assertFalse(median.givesUp(curve(0, 0), others.subList(0, 2)), "too few to compare with");
        assertFalse(median.givesUp(curve(0, 0, 0, 0), others), "none of the others went so far");
    }

    @Test
    void halvingLetsTheBestThirdOfEachStageOn() {
        Pruning halving = new Pruning.Halving(1, 3);
        List<Curve> others = new ArrayList<>();
        assertFalse(halving.givesUp(curve(0), others), "the first has nobody to lose to");
        others.add(curve(5, 6, 7));
        assertTrue(halving.givesUp(curve(4), others));
        assertFalse(halving.givesUp(curve(6), others));
        for (int i = 0; i < 4; i++) {
            others.add(curve(i));
        }
        assertFalse(halving.givesUp(curve(4), others), "second of six");
        assertTrue(halving.givesUp(curve(2.5), others), "third of six");
        assertTrue(halving.givesUp(curve(9, 9, 6.5), List.of(curve(1, 1, 9.5))), "second stage");
        assertFalse(halving.givesUp(curve(9, 9), List.of(curve(1, 99))), "between the stages");
    }
}
