package dev.noema.audio.wave;

import java.nio.ByteBuffer;

/** How a sample stands in a file, in little-endian order. */
public enum Encoding {
    /** Whole numbers from 0 to 255, 128 for silence. */
    PCM_8(1) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return ((bytes.get(at) & 0xff) - 128) / 128.0;
        }

        @Override
        void write(ByteBuffer bytes, double sample) {
            bytes.put((byte) (rounded(sample, 7) + 128));
        }
    },
    /** Whole numbers of 16 bits. */
    PCM_16(2) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getShort(at) / (double) (1 << 15);
        }

        @Override
        void write(ByteBuffer bytes, double sample) {
            bytes.putShort((short) rounded(sample, 15));
        }
    },
    /** Whole numbers of 24 bits. */
    PCM_24(3) {
        @Override
        double read(ByteBuffer bytes, int at) {
            int high = bytes.get(at + 2) << 16;
            return (high | bytes.getShort(at) & 0xffff) / (double) (1 << 23);
        }

        @Override
        void write(ByteBuffer bytes, double sample) {
            int value = (int) rounded(sample, 23);
            bytes.putShort((short) value).put((byte) (value >> 16));
        }
    },
    /** Whole numbers of 32 bits. */
    PCM_32(4) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getInt(at) / (double) (1L << 31);
        }

        @Override
        void write(ByteBuffer bytes, double sample) {
            bytes.putInt((int) rounded(sample, 31));
        }
    },
    /** Real numbers in single precision. */
    FLOAT_32(4) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }

        @Override
        void write(ByteBuffer bytes, double sample) {
            bytes.putFloat((float) sample);
        }
    },
    /** Real numbers in double precision. */
    FLOAT_64(8) {
        @Override
        double read(ByteBuffer bytes, int at) {
            return bytes.getDouble(at);
        }

        @Override
        void write(ByteBuffer bytes, double sample) {
            bytes.putDouble(sample);
        }
    };

    private final int bytes;

    Encoding(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes a sample takes. */
    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return this == FLOAT_32 || this == FLOAT_64;
    }

    abstract double read(ByteBuffer bytes, int at);

    abstract void write(ByteBuffer bytes, double sample);

    // What lies beyond full scale is clipped.
    private static long rounded(double sample, int bits) {
        long scale = 1L << bits;
        return Math.max(-scale, Math.min(scale - 1, Math.round(sample * scale)));
    }
}
