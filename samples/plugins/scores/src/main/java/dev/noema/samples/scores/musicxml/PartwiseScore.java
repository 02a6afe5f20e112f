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
        return new Score(parts, joined(bars));
    }

    /** Bars as they are counted: two that a repeat has split are one. */
    static List<Bar> joined(List<Bar> written) {
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : written) {
            Bar last = bars.isEmpty() ? bar : bars.get(bars.size() - 1);
            boolean halves =
                    bars.size() > 1 // the first one may be an upbeat
                            && !last.full()
                            && !bar.full()
                            && last.metre().equals(bar.metre())
                            && last.length() + bar.length() == bar.metre().length();
            if (halves) {
                bars.set(bars.size() - 1, new Bar(last.onset(), bar.metre().length(), bar.metre()));
            } else {
                bars.add(bar);
            }
        }
        return bars;
    }
}
