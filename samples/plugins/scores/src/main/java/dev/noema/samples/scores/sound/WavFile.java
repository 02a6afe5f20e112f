package dev.noema.samples.scores.sound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Sound as the content of a WAV file. */
public final class WavFile {

    private static final int BITS = 16;

    private WavFile() {}

    /**
     * Stereo sound in 16 bits.
     *
     * @param sides left and right, of equal length, within [-1, 1]
     * @param rate samples a second
     */
    public static byte[] stereo(float[][] sides, int rate) throws IOException {
        int count = sides[0].length;
        ByteBuffer samples =
                ByteBuffer.allocate(Math.multiplyExact(count, 4)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            samples.putShort((short) Math.round(sides[0][i] * Short.MAX_VALUE));
            samples.putShort((short) Math.round(sides[1][i] * Short.MAX_VALUE));
        }
        AudioFormat format = new AudioFormat(rate, BITS, 2, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream(samples.capacity() + 64);
        try (AudioInputStream stream =
                new AudioInputStream(new ByteArrayInputStream(samples.array()), format, count)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
        }
        return file.toByteArray();
    }
}
