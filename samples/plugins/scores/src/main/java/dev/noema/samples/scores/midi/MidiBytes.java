package dev.noema.samples.scores.midi;

import java.io.IOException;

/** The bytes of a MIDI file, read from front to back; nothing is read beyond their end. */
final class MidiBytes {

    private final byte[] content;
    private int at;

    MidiBytes(byte[] content) {
        this.content = content;
    }

    static boolean startsWith(byte[] content, String mark) {
        return new MidiBytes(content).startsWith(mark);
    }

    boolean startsWith(String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (at + i >= content.length || content[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int at() {
        return at;
    }

    /** The next byte, 0 to 255, which stays the next. */
    int peek() throws IOException {
        require(1);
        return content[at] & 0xFF;
    }

    int next() throws IOException {
        int value = peek();
        at++;
        return value;
    }

    /** A byte of a message, 0 to 127. */
    int data() throws IOException {
        int value = next();
        if (value > 0x7F) {
            at--;
            throw fault("the byte " + value + " in a message; allowed are 0 to 127");
        }
        return value;
    }

    /** So many bytes as one number, the highest first. */
    int number(int count) throws IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    /** The size of a chunk, which the file has to hold. */
    int size(String what) throws IOException {
        int size = number(4);
        if (size < 0 || size > content.length - at) {
            throw fault(
                    what
                            + " says that it has "
                            + Integer.toUnsignedString(size)
                            + " bytes, and "
                            + (content.length - at)
                            + " are left");
        }
        return size;
    }

    /** A number of variable length, seven bits a byte, at most four bytes. */
    int variable() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int next = next();
            value = value << 7 | next & 0x7F;
            if (next < 0x80) {
                return value;
            }
        }
        throw fault("a number of more than four bytes");
    }

    void skip(int count) throws IOException {
        require(count);
        at += count;
    }

    private void require(int count) throws IOException {
        if (count > content.length - at) {
            throw fault("the file ends in the middle");
        }
    }

    IOException fault(String what) {
        return new IOException("byte " + at + ": " + what);
    }
}
