package dev.noema.training.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Frames data as TFRecord: length (8 bytes), its masked CRC-32C (4), the data, their masked CRC-32C
 * (4), all little-endian.
 *
 * <p>Source: <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecord</a>.
 */
final class Records {

    private static final int MASK = 0xA282EAD8;

    private Records() {}

    static byte[] framed(byte[] data) {
        ByteBuffer record =
                ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedChecksum(record.array(), Long.BYTES));
        record.put(data);
        record.putInt(maskedChecksum(data, data.length));
        return record.array();
    }

    /** mask(c) = (c rotated right by 15) + 0xa282ead8, modulo 2³². */
    static int maskedChecksum(byte[] data, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(data, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }
}
