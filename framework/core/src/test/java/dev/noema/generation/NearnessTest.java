package dev.noema.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.generation.Nearness.Neighbour;
import dev.noema.serving.FloatTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearnessTest {

    private static final float[] CODE = {3, 4};
    private static final FloatTensor CODES =
            new FloatTensor(new float[] {4, 3, 30, 40, 0, 0, 3, 5, 4, 3}, 5, 2);

    @Test
    void cosineKnowsDirectionsAndLeavesEqualOnesInTheirOrder() {
        List<Neighbour> found = Nearness.COSINE.nearest(CODE, CODES, 4);
        assertEquals(List.of(1, 3, 0, 4), found.stream().map(Neighbour::index).toList());
        assertEquals(1, found.get(0).nearness(), 1e-12);
        assertEquals(29 / (5 * Math.sqrt(34)), found.get(1).nearness(), 1e-12);
        assertEquals(24.0 / 25, found.get(2).nearness(), 1e-12);
    }

    @Test
    void euclideanKnowsDistances() {
        List<Neighbour> found = Nearness.EUCLIDEAN.nearest(CODE, CODES, 10);
        assertEquals(List.of(3, 0, 4, 2, 1), found.stream().map(Neighbour::index).toList());
        assertEquals(-1, found.get(0).nearness(), 1e-12);
        assertEquals(-45, found.get(4).nearness(), 1e-12);
    }

    @Test
    void aCodeOfZerosIsNearToNothing() {
        assertEquals(0, Nearness.COSINE.nearest(new float[2], CODES, 1).get(0).nearness());
    }
}
