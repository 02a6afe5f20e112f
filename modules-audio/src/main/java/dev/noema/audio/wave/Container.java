package dev.noema.audio.wave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Tells what a file is that is no WAV file of a kind that is read, and the way out. */
final class Container {

    static final String WAY_OUT =
            ", which is not read; convert it: ffmpeg -i FILE -c:a pcm_s16le OUT.wav";

    private Container() {}

    /** Requires that a file begins as a WAV file; the buffer holds its first 12 bytes. */
    static void requireWav(ByteBuffer start) throws SoundException {
        int first = start.getInt(0);
        if (first == id("RIFF") && start.getInt(8) == id("WAVE")) {
            return;
        }
        String kind = kind(first, start);
        throw new SoundException(kind.isEmpty() ? "is no WAV file" : "is " + kind + WAY_OUT);
    }

    private static String kind(int first, ByteBuffer start) {
        if (first == id("RF64") || first == id("BW64")) {
            return "a WAV file of the 64-bit kind";
        }
        if (first == id("RIFX")) {
            return "a WAV file in big-endian order";
        }
        if (first == id("fLaC")) {
            return "a FLAC file";
        }
        if (first == id("OggS")) {
            return "an Ogg file";
        }
        if (first == id("FORM")) {
            return "an AIFF file";
        }
        if (first == id("caff")) {
            return "a Core Audio file";
        }
        if (start.getInt(4) == id("ftyp")) {
            return "an MP4 file";
        }
        boolean tagged = (first & 0xff_ffff) == (id("ID3\0") & 0xff_ffff);
        return tagged || (first & 0xe0ff) == 0xe0ff ? "an MP3 file" : "";
    }

    /** What the number of a compressed format stands for. */
    static String compression(int number) {
        String name =
                switch (number) {
                    case 0x02, 0x11 -> "ADPCM sound";
                    case 0x06 -> "A-law sound";
                    case 0x07 -> "mu-law sound";
                    case 0x31 -> "GSM sound";
                    case 0x50, 0x55 -> "MPEG sound";
                    default -> String.format("sound of format 0x%04x", number);
                };
        return name + WAY_OUT;
    }

    /** Four characters as they are read from a little-endian file. */
    static int id(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    /** The four characters, those that cannot be printed as a question mark. */
    static String name(int id) {
        StringBuilder name = new StringBuilder();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            char character = (char) (id >> shift & 0xff);
            name.append(character >= ' ' && character < 127 ? character : '?');
        }
        return name.toString();
    }
}
