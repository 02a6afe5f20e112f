package dev.noema.audio.wave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** WAV files as they should not be. */
final class WavFiles {

    private WavFiles() {}

    /** A short sound in the form of a number. */
    static byte[] valid(int number) {
        List<Encoding> encodings = List.of(Encoding.values());
        Encoding encoding = encodings.get(number % encodings.size());
        float[][] channels = new float[1 + number % 3][20 + number % 7];
        for (float[] channel : channels) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) Math.sin(i + number) / 2;
            }
        }
        return WavWriter.content(new Sound(8000 + number, channels), encoding);
    }

    /** A file with another number at a place of its header. */
    static byte[] with(byte[] file, int at, int bytes, long value) {
        byte[] changed = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        switch (bytes) {
            case 1 -> buffer.put(at, (byte) value);
            case 2 -> buffer.putShort(at, (short) value);
            default -> buffer.putInt(at, (int) value);
        }
        return changed;
    }

    /**
     * A file with a few random changes: bytes, cuts, insertions, extreme numbers, other files'
     * parts.
     */
    static byte[] mutant(Random random) {
        byte[] file = valid(random.nextInt(60));
        for (int change = 1 + random.nextInt(4); change > 0 && file.length > 4; change--) {
            // Half of all changes hit the header.
            int range = random.nextBoolean() ? Math.min(68, file.length) : file.length;
            int at = random.nextInt(range);
            file =
                    switch (random.nextInt(6)) {
                        case 0 -> with(file, at, 1, random.nextInt());
                        case 1 -> with(file, Math.min(at, file.length - 4), 4, extreme(random));
                        case 2 -> with(file, Math.min(at, file.length - 2), 2, extreme(random));
                        case 3 -> Arrays.copyOf(file, at);
                        case 4 -> joined(file, at, at, valid(random.nextInt(60)));
                        default -> joined(file, at, Math.min(file.length, at + 8), new byte[0]);
                    };
        }
        return file;
    }

    private static long extreme(Random random) {
        long[] values = {0, 1, 2, 8193, 0x7fff, 0xffff, 0x7fffffff, 0x80000000L, 0xffffffffL};
        return values[random.nextInt(values.length)];
    }

    private static byte[] joined(byte[] file, int to, int from, byte[] between) {
        return ByteBuffer.allocate(to + between.length + file.length - from)
                .put(file, 0, to)
                .put(between)
                .put(file, from, file.length - from)
                .array();
    }
}
