package dev.noema.samples.scores.midi;

import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Score;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes Standard MIDI files of format 1: a track for the metre, and one for each part. */
public final class MidiWriter {

    private static final int DIVISION = 480;
    private static final int MICROSECONDS_A_MINUTE = 60_000_000;
    private static final int VELOCITY = 80;
    private static final int CHANNELS = 16;

    private MidiWriter() {}

    /**
     * The content of a file.
     *
     * @param tempo quarter notes a minute, at least 4
     * @param program the instrument of all parts by its number in General MIDI, from 0
     */
    public static byte[] write(Score score, int tempo, int program) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(14).put(mark("MThd")).putInt(6);
        header.putShort((short) 1).putShort((short) (score.parts().size() + 1));
        file.writeBytes(header.putShort((short) DIVISION).array());
        chunk(file, opening(score, tempo));
        for (int part = 0; part < score.parts().size(); part++) {
            chunk(file, track(score, part, program));
        }
        return file.toByteArray();
    }

    /** Channels in order, without the one of percussion. */
    private static int channel(int part) {
        int channel = part % (CHANNELS - 1);
        return channel < MidiTrack.PERCUSSION ? channel : channel + 1;
    }

    private static byte[] opening(Score score, int tempo) {
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        Metre metre = score.bars().isEmpty() ? Metre.COMMON : score.bars().get(0).metre();
        int power = Integer.numberOfTrailingZeros(metre.unit());
        int micros = MICROSECONDS_A_MINUTE / tempo;
        track.writeBytes(new byte[] {0, -1, 0x58, 4, (byte) metre.beats(), (byte) power, 24, 8});
        track.writeBytes(
                new byte[] {
                    0, -1, 0x51, 3, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros, 0
                });
        return ended(track);
    }

    private static byte[] track(Score score, int part, int program) {
        int channel = channel(part);
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        track.writeBytes(new byte[] {0, (byte) (0xC0 | channel), (byte) program});
        long at = 0;
        for (Note note : score.parts().get(part).notes()) {
            at = message(track, at, note.onset(), 0x90 | channel, note.pitch(), VELOCITY);
            at = message(track, at, note.end(), 0x80 | channel, note.pitch(), 0);
        }
        variable(track, Math.toIntExact(Math.max(0, ticks(score.end()) - at)));
        return ended(track);
    }

    private static long message(
            ByteArrayOutputStream track, long at, long onset, int status, int pitch, int velocity) {
        long tick = ticks(onset);
        variable(track, Math.toIntExact(tick - at));
        track.writeBytes(new byte[] {(byte) status, (byte) pitch, (byte) velocity});
        return tick;
    }

    private static long ticks(long units) {
        return units * DIVISION / Score.QUARTER;
    }

    private static void variable(ByteArrayOutputStream track, int value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                track.write(value >> shift & 0x7F | 0x80);
            }
        }
        track.write(value & 0x7F);
    }

    private static byte[] ended(ByteArrayOutputStream track) {
        track.writeBytes(new byte[] {-1, 0x2F, 0});
        return track.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, byte[] track) {
        file.writeBytes(ByteBuffer.allocate(8).put(mark("MTrk")).putInt(track.length).array());
        file.writeBytes(track);
    }

    private static byte[] mark(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
