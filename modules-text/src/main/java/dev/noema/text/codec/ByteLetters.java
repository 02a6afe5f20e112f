package dev.noema.text.codec;

import java.util.Arrays;

/**
 * A printable letter for each byte, by which files write down pieces of text that are no whole
 * characters, as GPT-2's do: a byte that is a printable Latin-1 character is itself, and the others
 * are the characters from U+0100 on, so that a space is Ġ.
 */
final class ByteLetters {

    private static final char[] LETTERS = new char[256];
    private static final int[] BYTES = new int[0x200];

    static {
        Arrays.fill(BYTES, -1);
        char next = 0x100;
        for (int value = 0; value < LETTERS.length; value++) {
            boolean printable =
                    value >= '!' && value <= '~'
                            || value >= 0xA1 && value <= 0xAC
                            || value >= 0xAE && value <= 0xFF;
            LETTERS[value] = printable ? (char) value : next++;
            BYTES[LETTERS[value]] = value;
        }
    }

    private ByteLetters() {}

    /** Bytes as letters. */
    static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            letters.append(LETTERS[value & 0xFF]);
        }
        return letters.toString();
    }

    /** Letters as bytes; null where one of them stands for no byte. */
    static byte[] bytes(String letters) {
        byte[] bytes = new byte[letters.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = letters.charAt(i);
            if (letter >= BYTES.length || BYTES[letter] < 0) {
                return null;
            }
            bytes[i] = (byte) BYTES[letter];
        }
        return bytes;
    }
}
