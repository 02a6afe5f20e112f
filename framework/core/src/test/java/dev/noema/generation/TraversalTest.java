package dev.noema.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.noema.serving.BundleException;
import dev.noema.serving.GenerativeModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraversalTest {

    private static final float[][] WEIGHTS = {{1, 0, 3}, {0, 0.5f, 4}};

    private final GenerativeModel model = new LinearModel(WEIGHTS, GenerativeModel.EXPECTED);

    /**
     * n even steps from -r to r have the variance r^2 (n + 1) / (3 (n - 1)), so that W z changes by
     * its root times the root mean square of a column of W.
     */
    @Test
    void putsTheDimensionsThatChangeMostFirst() {
        List<Traversal> found = Traversal.of(model, new float[3], Optional.empty(), 2, 5, 3);
        double deviation = Math.sqrt(4.0 * 6 / (3 * 4));
        assertEquals(List.of(2, 0, 1), found.stream().map(Traversal::dimension).toList());
        assertEquals(deviation * Math.sqrt((9 + 16) / 2.0), found.get(0).change(), 1e-6);
        assertEquals(deviation * Math.sqrt(1 / 2.0), found.get(1).change(), 1e-6);
        assertEquals(deviation * Math.sqrt(0.25 / 2), found.get(2).change(), 1e-6);
    }

    @Test
    void movesOneNumberAndLeavesTheOthers() {
        List<Traversal> found =
                Traversal.of(model, new float[] {10, 20, 30}, Optional.of(1), 3, 3, 1);
        assertEquals(1, found.size());
        // x = W (10, 20, z2) + 1 for z2 = -3, 0, 3
        assertArrayEquals(new long[] {3, 2}, found.get(0).items().shape());
        assertArrayEquals(
                new float[] {2, -1, 11, 11, 20, 23}, found.get(0).items().values(), 1e-6f);
    }

    @Test
    void saysWhatAModelDoesNotGive() {
        GenerativeModel other = new LinearModel(WEIGHTS, "logits");
        String message =
                assertThrows(
                                BundleException.class,
                                () -> Traversal.of(other, new float[3], Optional.empty(), 1, 2, 1))
                        .getMessage();
        assertEquals("the model gives no 'expected'; it gives [logits]", message);
    }
}
