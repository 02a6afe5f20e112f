package org.example.molecules.moses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrigramTest {

    @Test
    void drawsWhatFollowedAsOftenAsItDid() {
        Trigram trigram = Trigram.of(new int[][] {{1, 2, 3}, {1, 2, 3}, {1, 2}, {4, 2, 1}}, 5);
        Random random = new Random(1);
        int fours = 0;
        int short12 = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            long[] row = trigram.draw(random, 9);
            if (row[0] == 4) {
                fours++;
                assertArrayEquals(new long[] {4, 2, 1}, row); // 2 after 4 was followed by 1 alone
            } else if (row.length == 2) {
                short12++;
            } else {
                assertArrayEquals(new long[] {1, 2, 3}, row);
            }
        }
        assertEquals(0.25, (double) fours / n, 0.02);
        assertEquals(0.25, (double) short12 / n, 0.02); // 3/4 begin with 1, a third of them end
    }

    @Test
    void endsWhereItMust() {
        Trigram trigram = Trigram.of(new int[][] {{1, 1, 1, 1, 1, 1, 1, 1}}, 2);
        assertEquals(1, trigram.draw(new Random(1), 1).length);
    }
}
