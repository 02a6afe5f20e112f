package dev.noema.samples.scores.musicxml;

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
import javax.xml.stream.XMLStreamException;

/** Reads a {@code part}, each voice of which becomes a part of the score. */
final class PartReader {

    private static final int LONGEST_DURATION = 100_000_000;
    private static final int MOST_IN_A_CHORD = 32;
    private static final int MOST_DIVISIONS = 1_000_000;

    private final XmlCursor cursor;
    private final List<Bar> bars;
    private final int mostNotes;
    private final Map<String, List<Note>> voices = new TreeMap<>();
    private int divisions = 1;
    private Metre metre = Metre.COMMON;
    private int notes;
    private long at;
    private long before;
    private long furthest;

    /**
     * A reader.
     *
     * @param bars of the parts before; what this part has more is added
     */
    PartReader(XmlCursor cursor, List<Bar> bars, int mostNotes) {
        this.cursor = cursor;
        this.bars = bars;
        this.mostNotes = mostNotes;
    }

    void read() throws IOException, XMLStreamException {
        int bar = 0;
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            if (name.equals("measure")) {
                measure(bar++);
            } else {
                cursor.skip();
            }
        }
    }

    int notes() {
        return notes;
    }

    List<Part> voices() {
        List<Part> parts = new ArrayList<>();
        voices.values().forEach(line -> parts.add(Part.upperLine("", line)));
        if (parts.isEmpty()) {
            parts.add(new Part("", List.of())); // silent, and still a part
        }
        return parts;
    }

    private void measure(int bar) throws IOException, XMLStreamException {
        long onset = bar < bars.size() ? bars.get(bar).onset() : end();
        at = onset;
        before = onset;
        furthest = onset;
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            switch (name) {
                case "attributes" -> attributes();
                case "note" -> note();
                case "backup" -> at = Math.max(onset, at - moved());
                case "forward" -> move(moved());
                default -> cursor.skip();
            }
        }
        if (bar >= bars.size()) {
            if (bar >= Score.MOST_BARS) {
                throw cursor.fault("more than " + Score.MOST_BARS + " bars");
            }
            bars.add(new Bar(onset, furthest - onset, metre));
        }
    }

    private long end() {
        return bars.isEmpty() ? 0 : bars.get(bars.size() - 1).end();
    }

    private void attributes() throws IOException, XMLStreamException {
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            switch (name) {
                case "divisions" -> divisions = cursor.number(name, 1, MOST_DIVISIONS);
                case "time" -> time();
                default -> cursor.skip();
            }
        }
    }

    private void time() throws IOException, XMLStreamException {
        int beats = 0;
        int unit = 0;
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            switch (name) {
                case "beats" -> beats = cursor.number(name, 1, 64);
                case "beat-type" -> unit = cursor.number(name, 1, 64);
                default -> cursor.skip();
            }
        }
        if (beats > 0 && unit > 0) { // neither where music has no metre
            try {
                metre = new Metre(beats, unit);
            } catch (IllegalArgumentException e) {
                throw cursor.fault(e.getMessage());
            }
        }
    }

    private long moved() throws IOException, XMLStreamException {
        long moved = 0;
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            if (name.equals("duration")) {
                moved = units();
            } else {
                cursor.skip();
            }
        }
        return moved;
    }

    private void move(long by) throws IOException {
        at += by;
        furthest = Math.max(furthest, at);
        if (at > Score.LONGEST) {
            throw cursor.fault("the piece is longer than a day");
        }
    }

    private long units() throws IOException, XMLStreamException {
        return Score.units(cursor.number("duration", 0, LONGEST_DURATION), divisions);
    }

    private void note() throws IOException, XMLStreamException {
        WrittenNote note = new WrittenNote();
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            switch (name) {
                case "pitch" -> note.pitch(cursor);
                case "duration" -> note.length = units();
                case "voice" -> note.voice = cursor.text();
                case "chord" -> {
                    note.chord = true;
                    cursor.skip();
                }
                case "cue" -> {
                    note.silent = true;
                    cursor.skip();
                }
                case "tie" -> {
                    note.tied |= cursor.attribute("type").equals("stop");
                    cursor.skip();
                }
                default -> cursor.skip();
            }
        }
        if (note.length == 0) {
            return; // a grace note
        }
        long onset = note.chord ? before : at;
        if (note.pitch >= 0 && !note.silent) {
            add(note, onset);
        }
        if (!note.chord) {
            before = at;
            move(note.length);
        }
    }

    private void add(WrittenNote written, long onset) throws IOException {
        if (++notes > mostNotes) {
            throw cursor.fault("more than " + Score.MOST_NOTES + " notes");
        }
        List<Note> line = voices.computeIfAbsent(written.voice, voice -> new ArrayList<>());
        int before = written.tied ? tied(line, written.pitch, onset) : -1;
        if (before >= 0) {
            Note first = line.get(before);
            long length = first.length() + written.length;
            line.set(before, new Note(first.onset(), length, first.pitch()));
        } else {
            line.add(new Note(onset, written.length, written.pitch));
        }
    }

    /** Where the note is that goes on from an onset, among the last ones of a line; -1 for none. */
    private static int tied(List<Note> line, int pitch, long onset) {
        for (int i = line.size() - 1; i >= 0 && i >= line.size() - MOST_IN_A_CHORD; i--) {
            if (line.get(i).pitch() == pitch && line.get(i).end() == onset) {
                return i;
            }
        }
        return -1;
    }
}
