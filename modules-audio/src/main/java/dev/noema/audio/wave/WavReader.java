package dev.noema.audio.wave;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads WAV files: whole numbers of 8, 16, 24 and 32 bits, floats of 32 and 64, plain and
 * extensible, with 1 to 64 channels at 1,000 to 768,000 Hz.
 *
 * <p>Own code, since the JDK's reader never comes back from some damaged files.
 */
public final class WavReader {

    private static final int BLOCK = 1 << 15;

    /** 60 dB above full scale: what lies beyond it was never scaled to [-1, 1]. */
    private static final double LOUDEST = 1000;

    private WavReader() {}

    /**
     * Reads a file.
     *
     * @throws SoundException when it is missing, damaged or of a kind that is not read; the message
     *     continues the file's name
     */
    public static Sound read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return read(in, Files.size(file));
        }
    }

    /** Reads the content of a file. */
    public static Sound read(byte[] content) throws SoundException {
        try {
            return read(new ByteArrayInputStream(content), content.length);
        } catch (SoundException e) {
            throw e;
        } catch (IOException e) {
            throw new SoundException("cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Reads a file's header alone. */
    public static WavHeader header(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return WavHeaderReader.read(in, Files.size(file));
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SoundException(Files.exists(file) ? "is no file" : "is missing");
        }
        return new BufferedInputStream(Files.newInputStream(file), BLOCK);
    }

    private static Sound read(InputStream in, long size) throws IOException {
        WavHeader header = WavHeaderReader.read(in, size);
        float[][] channels = new float[header.channels()][header.frames()];
        int frameBytes = header.frameBytes();
        byte[] block = new byte[Math.max(1, BLOCK / frameBytes) * frameBytes];
        ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < header.frames(); ) {
            int frames = Math.min(block.length / frameBytes, header.frames() - frame);
            if (in.readNBytes(block, 0, frames * frameBytes) < frames * frameBytes) {
                throw new SoundException("ended while it was read");
            }
            decode(buffer, header, channels, frame, frames);
            frame += frames;
        }
        return new Sound(header.rate(), channels);
    }

    private static void decode(
            ByteBuffer block, WavHeader header, float[][] channels, int from, int frames)
            throws SoundException {
        Encoding encoding = header.encoding();
        int at = 0;
        for (int frame = from; frame < from + frames; frame++) {
            for (float[] channel : channels) {
                double sample = encoding.read(block, at);
                if (!(Math.abs(sample) <= LOUDEST)) {
                    throw new SoundException(
                            "has the sample "
                                    + sample
                                    + " at "
                                    + frame
                                    + "; allowed are numbers, with full scale at 1");
                }
                channel[frame] = (float) sample;
                at += encoding.bytes();
            }
        }
    }
}
