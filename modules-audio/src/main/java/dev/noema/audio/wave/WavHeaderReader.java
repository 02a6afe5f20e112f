package dev.noema.audio.wave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the chunks of a WAV file up to the sound. Nothing that the file says is believed before it
 * is compared with its length.
 */
final class WavHeaderReader {

    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;

    private static final int MOST_CHANNELS = 64;
    private static final int LOWEST_RATE = 1_000;
    private static final int HIGHEST_RATE = 768_000;
    private static final int MOST_CHUNKS = 1_000;

    /** A sound of more would take more than 1 GiB as floats. */
    private static final long MOST_SAMPLES = 1L << 28;

    /** How the GUIDs of all formats go on that also have a number, which begins them. */
    static final int GUID_MIDDLE = 0x0010_0000;

    static final long GUID_END = 0x719b_3800_aa00_0080L;

    private final InputStream in;
    private final long size;
    private long place;

    private WavHeaderReader(InputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    /**
     * Reads up to the first frame.
     *
     * @param size how many bytes the stream holds
     * @throws SoundException when it is no WAV file of a kind that is read
     */
    static WavHeader read(InputStream in, long size) throws IOException {
        return new WavHeaderReader(in, size).header();
    }

    private WavHeader header() throws IOException {
        if (size < 12) {
            throw new SoundException(
                    size == 0
                            ? "is empty"
                            : "has " + size + " bytes, fewer than the header of a WAV file");
        }
        ByteBuffer riff = bytes(12);
        Container.requireWav(riff);
        ByteBuffer format = null;
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            if (size - place < 8) {
                throw new SoundException(
                        (format == null ? "has no chunk \"fmt \"" : "has no chunk \"data\"")
                                + "; it is cut off or damaged");
            }
            ByteBuffer head = bytes(8);
            int id = head.getInt(0);
            long length = head.getInt(4) & 0xffff_ffffL;
            if (id == Container.id("data")) {
                if (format == null) {
                    throw new SoundException("has no chunk \"fmt \" before its sound");
                }
                return header(format, length);
            }
            if (length > size - place) {
                throw cutOff("its chunk \"" + Container.name(id) + "\"", length);
            }
            if (id == Container.id("fmt ")) {
                if (format != null) {
                    throw new SoundException("has two chunks \"fmt \"");
                }
                if (length < 16 || length > 1024) {
                    throw new SoundException(
                            "has a chunk \"fmt \" of " + length + " bytes; it needs 16 to 1024");
                }
                format = bytes((int) length);
                skip(length & 1);
            } else {
                skip(length + (length & 1));
            }
        }
        throw new SoundException("has more than " + MOST_CHUNKS + " chunks before its sound");
    }

    private WavHeader header(ByteBuffer format, long length) throws SoundException {
        int channels = format.getShort(2) & 0xffff;
        long rate = format.getInt(4) & 0xffff_ffffL;
        int frameBytes = format.getShort(12) & 0xffff;
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new SoundException(
                    "has " + channels + " channels; allowed are 1 to " + MOST_CHANNELS);
        }
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            throw new SoundException(
                    "has a rate of "
                            + rate
                            + " Hz; allowed are "
                            + LOWEST_RATE
                            + " to "
                            + HIGHEST_RATE);
        }
        Encoding encoding = encoding(format);
        if (frameBytes != channels * encoding.bytes()) {
            throw new SoundException(
                    "says that "
                            + channels
                            + " samples of "
                            + encoding.bytes()
                            + " bytes take "
                            + frameBytes
                            + " bytes; it is damaged");
        }
        if (length > size - place) {
            throw cutOff("its sound", length);
        }
        if (length == 0) {
            throw new SoundException("holds no sound, just a header");
        }
        if (length % frameBytes != 0) {
            throw new SoundException(
                    "has "
                            + length
                            + " bytes of sound, no whole number of frames of "
                            + frameBytes
                            + " bytes; it is cut off or damaged");
        }
        if (length / encoding.bytes() > MOST_SAMPLES) {
            throw new SoundException(
                    "has "
                            + length / encoding.bytes()
                            + " samples; allowed are "
                            + MOST_SAMPLES
                            + " (cut it with: ffmpeg -i FILE -f segment -segment_time 600 %03d.wav)");
        }
        return new WavHeader(encoding, channels, (int) rate, place, (int) (length / frameBytes));
    }

    private static Encoding encoding(ByteBuffer format) throws SoundException {
        int number = format.getShort(0) & 0xffff;
        int bits = format.getShort(14) & 0xffff;
        if (number == EXTENSIBLE) {
            number = extended(format, bits);
        }
        if (number == PCM) {
            return switch (bits) {
                case 8 -> Encoding.PCM_8;
                case 16 -> Encoding.PCM_16;
                case 24 -> Encoding.PCM_24;
                case 32 -> Encoding.PCM_32;
                default ->
                        throw new SoundException(
                                "has samples of " + bits + " bits; allowed are 8, 16, 24 and 32");
            };
        }
        if (number == IEEE_FLOAT) {
            return switch (bits) {
                case 32 -> Encoding.FLOAT_32;
                case 64 -> Encoding.FLOAT_64;
                default ->
                        throw new SoundException(
                                "has float samples of " + bits + " bits; allowed are 32 and 64");
            };
        }
        throw new SoundException("holds " + Container.compression(number));
    }

    private static int extended(ByteBuffer format, int bits) throws SoundException {
        if (format.limit() < 40) {
            throw new SoundException(
                    "has an extensible chunk \"fmt \" of "
                            + format.limit()
                            + " bytes; it needs 40");
        }
        int valid = format.getShort(18) & 0xffff;
        if (valid > bits) {
            throw new SoundException("says that " + valid + " of " + bits + " bits are valid");
        }
        if (format.getShort(26) != 0
                || format.getInt(28) != GUID_MIDDLE
                || format.getLong(32) != GUID_END) {
            throw new SoundException(
                    "holds sound in a format without a number" + Container.WAY_OUT);
        }
        return format.getShort(24) & 0xffff;
    }

    private SoundException cutOff(String what, long length) {
        return new SoundException(
                "is cut off: "
                        + what
                        + " should have "
                        + length
                        + " bytes, "
                        + (size - place)
                        + " are left");
    }

    private ByteBuffer bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new SoundException("ended while it was read");
        }
        place += count;
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void skip(long count) throws IOException {
        // The pad byte after the last chunk is often left out.
        long there = Math.min(count, size - place);
        in.skipNBytes(there);
        place += there;
    }
}
