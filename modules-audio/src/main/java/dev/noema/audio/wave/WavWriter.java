package dev.noema.audio.wave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes WAV files. Whole numbers clip what lies beyond full scale.
 *
 * <p>More than two channels, and whole numbers of more than 16 bits, are written in the extensible
 * form, as Microsoft asks for.
 */
public final class WavWriter {

    private static final int PLAIN = 16;
    private static final int EXTENDED = 40;

    private WavWriter() {}

    /**
     * The content of a file.
     *
     * @throws IllegalArgumentException when it would have more than 2 GiB
     */
    public static byte[] content(Sound sound, Encoding encoding) {
        boolean extended = sound.channels() > 2 || !encoding.isFloat() && encoding.bytes() > 2;
        int format = extended ? EXTENDED : PLAIN;
        long data = (long) sound.length() * sound.channels() * encoding.bytes();
        long size = 12 + 8 + format + (encoding.isFloat() ? 12 : 0) + 8 + data + (data & 1);
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a WAV file of " + size + " bytes; allowed are 2 GiB");
        }
        ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(Container.id("RIFF")).putInt((int) size - 8).putInt(Container.id("WAVE"));
        putFormat(file, sound, encoding, extended);
        if (encoding.isFloat()) {
            file.putInt(Container.id("fact")).putInt(4).putInt(sound.length());
        }
        file.putInt(Container.id("data")).putInt((int) data);
        for (int frame = 0; frame < sound.length(); frame++) {
            for (int channel = 0; channel < sound.channels(); channel++) {
                encoding.write(file, sound.samples(channel)[frame]);
            }
        }
        return file.array();
    }

    private static void putFormat(
            ByteBuffer file, Sound sound, Encoding encoding, boolean extended) {
        int frame = sound.channels() * encoding.bytes();
        int number = encoding.isFloat() ? 3 : 1;
        file.putInt(Container.id("fmt ")).putInt(extended ? EXTENDED : PLAIN);
        file.putShort((short) (extended ? 0xfffe : number)).putShort((short) sound.channels());
        file.putInt(sound.rate()).putInt(sound.rate() * frame);
        file.putShort((short) frame).putShort((short) (8 * encoding.bytes()));
        if (extended) {
            file.putShort((short) 22).putShort((short) (8 * encoding.bytes()));
            // Which loudspeaker a channel is for is left open.
            file.putInt(0);
            file.putShort((short) number)
                    .putShort((short) 0)
                    .putInt(WavHeaderReader.GUID_MIDDLE)
                    .putLong(WavHeaderReader.GUID_END);
        }
    }
}
