package dev.noema.serving;

import java.nio.charset.StandardCharsets;

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

    /**
     * Multiplies the whole numbers at hand, one or packed, into {@code product}; overflow is a
     * fault.
     */
    long multiply(long product) {
        if (wire == VARINT) {
            return multiplied(product, number);
        }
        ProtoReader packed = message();
        long all = product;
        while (packed.position < packed.end) {
            all = multiplied(all, packed.varint());
        }
        return all;
    }

    private static long multiplied(long product, long factor) {
        if (factor < 0 || product > Integer.MAX_VALUE || factor > Integer.MAX_VALUE) {
            throw new BundleException("it holds an array of an absurd size");
        }
        return product * factor;
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
