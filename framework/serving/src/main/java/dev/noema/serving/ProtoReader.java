package dev.noema.serving;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the fields of a protocol buffers message without building it, never past the message's
 * end.
 *
 * <p>Every fault of the encoding is a {@link BundleException}.
 */
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private static final int MOST_NUMBERS = 64;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int wire;
    private long number;
    private int start;

    private ProtoReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    static ProtoReader of(byte[] bytes) {
        return new ProtoReader(bytes, 0, bytes.length);
    }

    /** Goes to the next field; false behind the last one. */
    boolean next() {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        switch (wire) {
            case VARINT -> number = varint();
            case FIXED64 -> advance(Long.BYTES);
            case BYTES -> advance(varint());
            case FIXED32 -> advance(Integer.BYTES);
            default -> throw broken();
        }
        return true;
    }

    /** The number of the field at hand. */
    int field() {
        return field;
    }

    /** The length of the text, bytes or message at hand. */
    int length() {
        expect(BYTES);
        return position - start;
    }

    /** The whole number at hand. */
    long number() {
        expect(VARINT);
        return number;
    }

    /** The text at hand. */
    String text() {
        return new String(bytes, start, length(), StandardCharsets.UTF_8);
    }

    /** The message at hand. */
    ProtoReader message() {
        expect(BYTES);
        return new ProtoReader(bytes, start, position);
    }

    /** The whole numbers at hand, one or packed, behind others. */
    long[] append(long... others) {
        if (wire == VARINT) {
            return appended(others, number);
        }
        ProtoReader packed = message();
        long[] all = others;
        while (packed.position < packed.end) {
            all = appended(all, packed.varint());
        }
        return all;
    }

    private static long[] appended(long[] all, long number) {
        if (all.length == MOST_NUMBERS) {
            throw new BundleException("it holds an array of absurdly many dimensions");
        }
        long[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = number;
        return more;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == end) {
                throw broken();
            }
            byte b = bytes[position++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw broken();
    }

    private void advance(long count) {
        if (count < 0 || count > end - position) {
            throw broken();
        }
        start = position;
        position += (int) count;
    }

    private void expect(int wanted) {
        if (wire != wanted) {
            throw broken();
        }
    }

    private static BundleException broken() {
        return new BundleException("it is no ONNX file or a broken one");
    }
}
