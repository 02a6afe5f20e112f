package dev.noema.testkit.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/**
 * Changes of files as disks, networks and ill will make them: flipped bits, other bytes, extreme
 * numbers, half of them in the header; and pieces that are cut off, left out, doubled or come from
 * another file.
 *
 * @param random decides what is changed
 * @param header where half of the changes are, in bytes from the beginning
 */
public record Damage(Random random, int header) {

    private static final long[] EXTREME = {
        0, 1, 2, 0x7f, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000L, 0xffffffffL
    };

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_PIECE = 256;

    /** One of the files with one to four changes. */
    public byte[] of(List<byte[]> files) {
        byte[] file = any(files).clone();
        for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
            file = file.length < 8 ? any(files).clone() : changed(file, any(files));
        }
        return file;
    }

    private byte[] any(List<byte[]> files) {
        return files.get(random.nextInt(files.size()));
    }

    private byte[] changed(byte[] file, byte[] other) {
        int at = random.nextInt(random.nextBoolean() ? Math.min(header, file.length) : file.length);
        int end = Math.min(file.length, at + 1 + random.nextInt(LONGEST_PIECE));
        int from = random.nextInt(other.length);
        int until = Math.min(other.length, from + 1 + random.nextInt(LONGEST_PIECE));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(file, at);
            case 1 -> withByte(file, at, random.nextInt());
            case 2 -> withByte(file, at, -1);
            case 3, 4 -> withNumber(file, Math.min(at, file.length - 4));
            case 5 -> joined(file, at, other, 0, 0, file.length); // cut off
            case 6 -> joined(file, at, other, 0, 0, end); // left out
            case 7 -> joined(file, end, file, at, end, end); // doubled
            default -> joined(file, at, other, from, until, end); // of another file
        };
    }

    private byte[] flipped(byte[] file, int at) {
        return withByte(file, at, file[at] ^ 1 << random.nextInt(8));
    }

    private static byte[] withByte(byte[] file, int at, int value) {
        file[at] = (byte) value;
        return file;
    }

    private byte[] withNumber(byte[] file, int at) {
        long value = EXTREME[random.nextInt(EXTREME.length)];
        ByteBuffer buffer =
                ByteBuffer.wrap(file)
                        .order(
                                random.nextBoolean()
                                        ? ByteOrder.LITTLE_ENDIAN
                                        : ByteOrder.BIG_ENDIAN);
        if (random.nextBoolean()) {
            buffer.putShort(at, (short) value);
        } else {
            buffer.putInt(at, (int) value);
        }
        return file;
    }

    /** A file to {@code to}, a piece of another, and the file from {@code rest} on. */
    private static byte[] joined(byte[] file, int to, byte[] other, int from, int until, int rest) {
        return ByteBuffer.allocate(to + until - from + file.length - rest)
                .put(file, 0, to)
                .put(other, from, until - from)
                .put(file, rest, file.length - rest)
                .array();
    }
}
