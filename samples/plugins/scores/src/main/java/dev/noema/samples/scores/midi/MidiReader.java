package dev.noema.samples.scores.midi;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads Standard MIDI files of format 0 and 1 (MIDI 1.0 Detailed Specification, 1996).
 *
 * <p>Each channel of each track that has notes or an instrument is a part, the upper line of it;
 * percussion is left out. Bars follow from the time signatures; a file without one is in 4/4.
 */
public final class MidiReader {

    /** The largest file that is read. */
    public static final int LARGEST = 1 << 22;

    private static final int HEADER = 6;

    private final MidiBytes bytes;
    private final Map<Integer, List<Note>> voices = new TreeMap<>();
    private final TreeMap<Long, Metre> metres = new TreeMap<>();
    private int division;
    private int notes;
    private long end;

    private MidiReader(byte[] content) {
        this.bytes = new MidiBytes(content);
    }

    /** Whether content begins as a MIDI file does. */
    public static boolean recognizes(byte[] content) {
        return MidiBytes.startsWith(content, "MThd");
    }

    /**
     * Reads a file's content.
     *
     * @throws IOException when it is no such file, or is damaged: one line that says what and where
     */
    public static Score read(byte[] content) throws IOException {
        if (content.length > LARGEST) {
            throw new IOException(
                    content.length + " bytes; allowed are " + LARGEST + " for a MIDI file");
        }
        if (!recognizes(content)) {
            throw new IOException("is no MIDI file: it does not begin with MThd");
        }
        return new MidiReader(content).score();
    }

    private Score score() throws IOException {
        bytes.skip(4);
        int length = bytes.size("the header");
        if (length < HEADER) {
            throw bytes.fault("the header has " + length + " bytes; it has 6");
        }
        int format = bytes.number(2);
        int tracks = bytes.number(2);
        division = bytes.number(2);
        if (format > 1) {
            throw bytes.fault("format " + format + "; read are 0 and 1");
        }
        if (division == 0 || division >= 0x8000) {
            throw bytes.fault("times in seconds; read are those in quarter notes");
        }
        bytes.skip(length - HEADER);
        for (int track = 0; track < tracks; ) {
            boolean music = bytes.startsWith("MTrk");
            bytes.skip(4);
            int end = bytes.size("a chunk");
            if (music) {
                new MidiTrack(bytes, bytes.at() + end, this, track++).read();
            } else {
                bytes.skip(end);
            }
        }
        List<Part> parts = new ArrayList<>();
        voices.values().forEach(line -> parts.add(Part.upperLine("", line)));
        return new Score(parts, bars());
    }

    /** A note of a track, in ticks. */
    void note(int track, int channel, long from, long until, int pitch) throws IOException {
        if (++notes > Score.MOST_NOTES) {
            throw bytes.fault("more than " + Score.MOST_NOTES + " notes");
        }
        long onset = units(from);
        long length = units(until) - onset;
        if (length > 0 && channel != MidiTrack.PERCUSSION) {
            voice(track, channel).add(new Note(onset, length, pitch));
        }
    }

    /** A channel of a track that has an instrument, and may stay silent. */
    void instrument(int track, int channel) {
        if (channel != MidiTrack.PERCUSSION) {
            voice(track, channel);
        }
    }

    private List<Note> voice(int track, int channel) {
        return voices.computeIfAbsent(track << 4 | channel, voice -> new ArrayList<>());
    }

    /** A track has ended at a tick. */
    void ends(long tick) throws IOException {
        end = Math.max(end, units(tick));
    }

    /** A time signature, from a tick on. */
    void metre(long from, int beats, int power) throws IOException {
        try {
            metres.put(units(from), new Metre(beats, power > 6 ? 0 : 1 << power));
        } catch (IllegalArgumentException e) {
            throw bytes.fault(e.getMessage());
        }
    }

    /** Ticks in units of {@link Score#QUARTER}. */
    long units(long ticks) throws IOException {
        long units = Score.units(ticks, division);
        if (units > Score.LONGEST) {
            throw bytes.fault("the piece is longer than a day");
        }
        return units;
    }

    private List<Bar> bars() throws IOException {
        List<Bar> bars = new ArrayList<>();
        long at = 0;
        while (at < end) {
            Map.Entry<Long, Metre> said = metres.floorEntry(at);
            Metre metre = said == null ? Metre.COMMON : said.getValue();
            Long change = metres.higherKey(at);
            long length = metre.length();
            if (change != null && change < at + length) {
                length = change - at;
            }
            bars.add(new Bar(at, length, metre));
            at += length;
            if (bars.size() > Score.MOST_BARS) {
                throw bytes.fault("more than " + Score.MOST_BARS + " bars");
            }
        }
        return bars;
    }
}
