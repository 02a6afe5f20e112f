package dev.noema.serving.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Known answers from Random123's {@code kat_vectors} and from the FNV and SplitMix64 reference programs. */
class PhiloxTest {

    @Test
    void givesRandom123sKnownAnswers() {
        assertArrayEquals(
                new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, block(0, 0, 0));
        assertArrayEquals(
                new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, block(-1, -1, -1));
        assertArrayEquals(
                new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
                block(0x299f31d0a4093822L, 0x0370734413198a2eL, 0x85a308d3243f6a88L));
    }

    @Test
    void countsOnFromTheFirstCounter() {
        int[] words = new int[8];
        Philox.fill(7, 9, 0xFFFFFFFFL, 2, words);
        int[] second = new int[4];
        System.arraycopy(words, 4, second, 0, 4);
        assertArrayEquals(block(7, 9, 0x100000000L), second);
    }

    @Test
    void hashesPurposesByFnv1a() {
        assertEquals(0xcbf29ce484222325L, Key.fnv1a(""));
        assertEquals(0xaf63dc4c8601ec8cL, Key.fnv1a("a"));
        assertEquals(0x85944171f73967e8L, Key.fnv1a("foobar"));
    }

    @Test
    void mixesBySplitMix64() {
        // The first two outputs of SplitMix64 seeded with 1234567.
        assertEquals(6457827717110365317L, Key.mix(1234567));
        assertEquals(3203168211198807973L, Key.mix(1234567 + 0x9E3779B97F4A7C15L));
    }

    private static int[] block(long key, long high, long low) {
        int[] words = new int[4];
        Philox.fill(key, high, low, 1, words);
        return words;
    }
}
