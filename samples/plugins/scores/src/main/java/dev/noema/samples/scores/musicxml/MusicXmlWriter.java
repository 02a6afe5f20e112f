package dev.noema.samples.scores.musicxml;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes scores as MusicXML 4.0, partwise; notes that reach over a bar line are tied. */
public final class MusicXmlWriter {

    private static final String[] STEPS = {
        "C", "C", "D", "E", "E", "F", "F", "G", "A", "A", "B", "B"
    };
    private static final int[] ALTERS = {0, 1, 0, -1, 0, 0, 1, 0, -1, 0, -1, 0};
    private static final int LOW = 55;

    private final StringBuilder xml = new StringBuilder();

    private MusicXmlWriter() {}

    /** The content of a file. */
    public static byte[] write(Score score) {
        MusicXmlWriter writer = new MusicXmlWriter();
        writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.line("<score-partwise version=\"4.0\">");
        writer.line("  <part-list>");
        for (int part = 1; part <= score.parts().size(); part++) {
            writer.line(
                    "    <score-part id=\"P%1$d\"><part-name>Voice %1$d</part-name></score-part>",
                    part);
        }
        writer.line("  </part-list>");
        for (int part = 1; part <= score.parts().size(); part++) {
            writer.line("  <part id=\"P%d\">", part);
            writer.part(score, score.parts().get(part - 1));
            writer.line("  </part>");
        }
        writer.line("</score-partwise>");
        return writer.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void part(Score score, Part part) {
        Metre metre = null;
        int next = 0;
        for (int number = 0; number < score.bars().size(); number++) {
            Bar bar = score.bars().get(number);
            line("    <measure number=\"%d\">", number + 1);
            if (!bar.metre().equals(metre)) {
                metre = bar.metre();
                attributes(metre, number == 0, part);
            }
            while (next < part.notes().size() && part.notes().get(next).end() <= bar.onset()) {
                next++;
            }
            measure(part, next, bar);
            line("    </measure>");
        }
    }

    private void attributes(Metre metre, boolean first, Part part) {
        String divisions = first ? "<divisions>" + Score.QUARTER + "</divisions>" : "";
        line(
                "      <attributes>%s<time><beats>%d</beats><beat-type>%d</beat-type></time>%s</attributes>",
                divisions, metre.beats(), metre.unit(), first ? clef(part) : "");
    }

    private static String clef(Part part) {
        double mean = part.notes().stream().mapToInt(Note::pitch).average().orElse(LOW + 1.0);
        return mean < LOW
                ? "<clef><sign>F</sign><line>4</line></clef>"
                : "<clef><sign>G</sign><line>2</line></clef>";
    }

    private void measure(Part part, int first, Bar bar) {
        long at = bar.onset();
        for (int i = first; i < part.notes().size(); i++) {
            Note note = part.notes().get(i);
            long from = Math.max(note.onset(), bar.onset());
            long until = Math.min(note.end(), bar.end());
            if (from >= bar.end()) {
                break;
            }
            rest(from - at);
            sounding(note, until - from, from > note.onset(), until < note.end());
            at = until;
        }
        rest(bar.end() - at);
    }

    private void rest(long length) {
        if (length > 0) {
            line("      <note><rest/><duration>%d</duration></note>", length);
        }
    }

    private void sounding(Note note, long length, boolean goesOn, boolean reachesOver) {
        int step = note.pitch() % 12;
        String alter = ALTERS[step] == 0 ? "" : "<alter>" + ALTERS[step] + "</alter>";
        line(
                "      <note><pitch><step>%s</step>%s<octave>%d</octave></pitch><duration>%d</duration>%s%s</note>",
                STEPS[step],
                alter,
                note.pitch() / 12 - 1,
                length,
                goesOn ? "<tie type=\"stop\"/>" : "",
                reachesOver ? "<tie type=\"start\"/>" : "");
    }

    private void line(String format, Object... values) {
        xml.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
