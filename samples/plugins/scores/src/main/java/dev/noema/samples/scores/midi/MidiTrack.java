package dev.noema.samples.scores.midi;

import java.io.IOException;
import java.util.Arrays;

/** Reads the events of one track. */
final class MidiTrack {

    /** The channel that has percussion: 10, counted from 1. */
    static final int PERCUSSION = 9;

    private static final int CHANNELS = 16;
    private static final int PITCHES = 128;
    private static final int SYSTEM = 0xF0;
    private static final int SYSTEM_MORE = 0xF7;
    private static final int META = 0xFF;
    private static final int META_END = 0x2F;
    private static final int META_METRE = 0x58;

    private final MidiBytes bytes;
    private final int end;
    private final MidiReader reader;
    private final int track;
    private final long[] sounding = new long[CHANNELS * PITCHES];
    private long tick;
    private int status;

    /**
     * A track.
     *
     * @param end the byte after its last
     * @param reader is told the notes and time signatures
     */
    MidiTrack(MidiBytes bytes, int end, MidiReader reader, int track) {
        this.bytes = bytes;
        this.end = end;
        this.reader = reader;
        this.track = track;
        Arrays.fill(sounding, -1);
    }

    void read() throws IOException {
        boolean more = true;
        while (more && bytes.at() < end) {
            tick += bytes.variable();
            reader.units(tick);
            more = event();
            if (bytes.at() > end) {
                throw bytes.fault("an event reaches beyond its track");
            }
        }
        bytes.skip(end - bytes.at());
        for (int voice = 0; voice < sounding.length; voice++) {
            stop(voice);
        }
        reader.ends(tick);
    }

    /** Reads an event; false when it ends the track. */
    private boolean event() throws IOException {
        int first = bytes.peek();
        if (first == META) {
            bytes.next();
            return meta(bytes.next(), bytes.variable());
        }
        if (first == SYSTEM || first == SYSTEM_MORE) {
            bytes.next();
            status = 0;
            bytes.skip(bytes.variable());
            return true;
        }
        if (first > SYSTEM) {
            throw bytes.fault("the message " + first + ", which no file has");
        }
        if (first >= 0x80) {
            status = bytes.next();
        } else if (status == 0) {
            throw bytes.fault("a message that does not say what it is");
        }
        message(status >> 4, status & 0xF);
        return true;
    }

    private void message(int kind, int channel) throws IOException {
        int first = bytes.data();
        if (kind == 0xC || kind == 0xD) {
            if (kind == 0xC) {
                reader.instrument(track, channel);
            }
            return; // one byte: a program, a pressure
        }
        int second = bytes.data();
        if (kind == 0x8 || kind == 0x9) {
            int voice = channel * PITCHES + first;
            stop(voice);
            // a note that begins with the velocity 0 ends
            if (kind == 0x9 && second > 0) {
                sounding[voice] = tick;
            }
        }
    }

    private void stop(int voice) throws IOException {
        if (sounding[voice] >= 0) {
            reader.note(track, voice / PITCHES, sounding[voice], tick, voice % PITCHES);
            sounding[voice] = -1;
        }
    }

    private boolean meta(int kind, int length) throws IOException {
        status = 0;
        int from = bytes.at();
        if (kind == META_METRE) {
            if (length < 2) {
                throw bytes.fault("a time signature of " + length + " bytes; it has 4");
            }
            reader.metre(tick, bytes.next(), bytes.next());
        }
        bytes.skip(length - (bytes.at() - from));
        return kind != META_END;
    }
}
