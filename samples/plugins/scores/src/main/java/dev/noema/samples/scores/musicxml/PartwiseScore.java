package dev.noema.samples.scores.musicxml;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads the element {@code score-partwise}: the bars of the first part are those of all. */
final class PartwiseScore {

    private static final int MOST_PARTS = 64;

    private PartwiseScore() {}

    static Score read(XmlCursor cursor) throws IOException, XMLStreamException {
        List<Part> parts = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        int notes = 0;
        for (String name = cursor.child(); name != null; name = cursor.child()) {
            if (!name.equals("part")) {
                cursor.skip();
                continue;
            }
            PartReader part = new PartReader(cursor, bars, Score.MOST_NOTES - notes);
            part.read();
            parts.addAll(part.voices());
            notes += part.notes();
            if (parts.size() > MOST_PARTS) {
                throw cursor.fault("more than " + MOST_PARTS + " voices");
            }
        }
        return new Score(parts, bars);
    }
}
