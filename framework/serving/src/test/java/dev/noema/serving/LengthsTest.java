package dev.noema.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LengthsTest {

    private static final float PAD = Float.NaN;

    @Test
    void tokensEndWithTheFirstBoundary() {
        LongTensor tokens = new LongTensor(new long[] {5, 6, 0, 0, 7, 8, 9, 4, 0, 3, 0, 0}, 3, 4);
        assertArrayEquals(new long[] {3, 4, 1}, Lengths.of(tokens).values());
        assertArrayEquals(new long[] {5, 6}, Lengths.tokens(tokens, 0));
        assertArrayEquals(new long[] {7, 8, 9, 4}, Lengths.tokens(tokens, 1));
        assertArrayEquals(new long[0], Lengths.tokens(tokens, 2));
    }

    @Test
    void framesEndWhereNumbersDo() {
        FloatTensor frames =
                new FloatTensor(new float[] {1, 2, 3, 4, PAD, PAD, 5, 6, 7, 8, 9, 1}, 2, 3, 2);
        assertArrayEquals(new long[] {2, 3}, Lengths.of(frames).values());
        FloatTensor filled = (FloatTensor) Lengths.filled(frames);
        assertArrayEquals(new float[] {1, 2, 3, 4, 0, 0, 5, 6, 7, 8, 9, 1}, filled.values());
        FloatTensor shown = (FloatTensor) Lengths.shown(filled, Lengths.of(frames));
        assertArrayEquals(frames.values(), shown.values());
    }
}
