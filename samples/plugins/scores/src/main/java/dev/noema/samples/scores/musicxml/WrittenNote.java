package dev.noema.samples.scores.musicxml;

import dev.noema.samples.scores.music.Note;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** What an element {@code note} says, as far as it is read. */
final class WrittenNote {

    private static final String STEPS = "C D EF G A B";
    private static final int OCTAVE = 12;

    long length;
    int pitch = -1;
    String voice = "";
    boolean chord;
    boolean silent;
    boolean tied;

    /** Reads the element {@code pitch}. */
    void pitch(XmlCursor cursor) throws IOException, XMLStreamException {
        int step = -1;
        int alter = 0;
        int octave = -1;
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            switch (name) {
                case "step" -> {
                    String letter = cursor.text();
                    step = letter.length() == 1 ? STEPS.indexOf(letter) : -1;
                }
                case "alter" -> alter = cursor.number(name, -3, 3);
                case "octave" -> octave = cursor.number(name, 0, 9);
                default -> cursor.skip();
            }
        }
        pitch = OCTAVE * (octave + 1) + step + alter;
        if (step < 0 || octave < 0 || pitch < 0 || pitch > Note.HIGHEST) {
            throw cursor.fault("a pitch that is none; it has a step from A to G and an octave");
        }
    }
}
