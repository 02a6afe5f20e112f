package dev.noema.serving.random;

import java.nio.charset.StandardCharsets;

/** Mixes a seed and a purpose into the 64 key bits of the generator. */
final class Key {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Key() {}

    /** mix(seed xor mix(FNV-1a(purpose))): for one purpose, different seeds always give different keys. */
    static long of(long seed, String purpose) {
        return mix(seed ^ mix(fnv1a(purpose)));
    }

    /** The 64-bit FNV-1a hash of the text's UTF-8 bytes. */
    static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    /** The output function of SplitMix64, a bijection (Steele, Lea, Flood, OOPSLA 2014). */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
