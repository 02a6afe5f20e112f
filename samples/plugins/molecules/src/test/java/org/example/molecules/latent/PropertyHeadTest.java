package org.example.molecules.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PropertyHeadTest {

    @Test
    void findsTheLineThatIsThere() {
        Random random = new Random(1);
        float[][] codes = new float[200][3];
        double[] values = new double[200];
        for (int i = 0; i < codes.length; i++) {
            for (int d = 0; d < 3; d++) {
                codes[i][d] = (float) random.nextGaussian();
            }
            values[i] = 2 + 3 * codes[i][0] - 4 * codes[i][2];
        }
        PropertyHead head = PropertyHead.fit(codes, values, 1e-9);
        assertEquals(2, head.bias(), 1e-6);
        assertArrayEquals(new double[] {3, 0, -4}, head.weights(), 1e-6);
        assertEquals(1, head.explained(codes, values), 1e-9);
    }

    @Test
    void walksUphillByTheDistance() {
        PropertyHead head = new PropertyHead(1, new double[] {3, -4});
        float[][] codes = head.walk(new float[] {1, 1}, 5, 3);
        assertArrayEquals(new float[] {1, 1}, codes[0]);
        assertArrayEquals(new float[] {4, -3}, codes[2], 1e-6f);
        assertTrue(head.predict(codes[2]) > head.predict(codes[1]));
        assertEquals(head.predict(codes[0]) + 25, head.predict(codes[2]), 1e-5);
    }
}
