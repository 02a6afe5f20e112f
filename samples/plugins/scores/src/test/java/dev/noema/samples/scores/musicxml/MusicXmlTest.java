package dev.noema.samples.scores.musicxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Score;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class MusicXmlTest {

    private static final String CONTAINER =
            "<container><rootfiles><rootfile full-path=\"score.xml\"/></rootfiles></container>";

    /** An upbeat, ties over the bar line, a chord, a grace note, a rest, and two voices. */
    private static final String SCORE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 3.0 Partwise//EN"
                "http://nowhere.invalid/partwise.dtd">
            <score-partwise version="3.0">
              <part-list><score-part id="P1"><part-name>Voice</part-name></score-part></part-list>
              <part id="P1">
                <measure number="0">
                  <attributes><divisions>2</divisions>
                    <time><beats>3</beats><beat-type>4</beat-type></time></attributes>
                  <note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch>
                    <duration>2</duration><voice>1</voice><type>quarter</type></note>
                </measure>
                <measure number="1">
                  <note><grace/><pitch><step>A</step><octave>4</octave></pitch><voice>1</voice></note>
                  <note><pitch><step>G</step><octave>4</octave></pitch><duration>3</duration>
                    <voice>1</voice></note>
                  <note><pitch><step>B</step><alter>-1</alter><octave>4</octave></pitch>
                    <duration>3</duration><tie type="start"/><voice>1</voice></note>
                  <note><chord/><pitch><step>D</step><octave>4</octave></pitch>
                    <duration>3</duration><voice>1</voice></note>
                  <backup><duration>6</duration></backup>
                  <note><rest/><duration>4</duration><voice>2</voice></note>
                  <note><pitch><step>C</step><octave>3</octave></pitch><duration>2</duration>
                    <voice>2</voice></note>
                </measure>
                <measure number="2">
                  <note><pitch><step>B</step><alter>-1</alter><octave>4</octave></pitch>
                    <duration>6</duration><tie type="stop"/><voice>1</voice></note>
                </measure>
              </part>
            </score-partwise>
            """;

    @Test
    void readsWhatSounds() throws IOException {
        assertSounds(MusicXmlReader.read(bytes(SCORE)));
    }

    @Test
    void readsCompressedScores() throws IOException {
        assertSounds(
                MusicXmlReader.read(zip("META-INF/container.xml", CONTAINER, "score.xml", SCORE)));
    }

    private static void assertSounds(Score score) {
        long quarter = Score.QUARTER;
        Metre metre = new Metre(3, 4);
        assertEquals(
                List.of(
                        new Bar(0, quarter, metre),
                        new Bar(quarter, 3 * quarter, metre),
                        new Bar(4 * quarter, 3 * quarter, metre)),
                score.bars());
        assertEquals(
                List.of(
                        new Note(0, quarter, 66),
                        new Note(quarter, quarter * 3 / 2, 67),
                        new Note(quarter * 5 / 2, quarter * 9 / 2, 70)),
                score.parts().get(0).notes());
        assertEquals(List.of(new Note(3 * quarter, quarter, 48)), score.parts().get(1).notes());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Score score = Chorales.score(5, 3);
        assertEquals(score, MusicXmlReader.read(MusicXmlWriter.write(score)));
    }

    @Test
    void joinsBarsThatARepeatHasSplit() {
        Metre metre = Metre.COMMON;
        long quarter = Score.QUARTER;
        Bar upbeat = new Bar(0, quarter, metre);
        Bar whole = new Bar(quarter, 4 * quarter, metre);
        Bar first = new Bar(5 * quarter, 3 * quarter, metre);
        Bar second = new Bar(8 * quarter, quarter, metre);
        Bar last = new Bar(9 * quarter, 3 * quarter, metre);
        assertEquals(
                List.of(upbeat, whole, new Bar(5 * quarter, 4 * quarter, metre), last),
                PartwiseScore.joined(List.of(upbeat, whole, first, second, last)));
        assertEquals(
                List.of(upbeat, last), PartwiseScore.joined(List.of(upbeat, last)), "no repeat");
    }

    @Test
    void tiesNotesOverTheBarLine() throws IOException {
        Score read = MusicXmlReader.read(bytes(SCORE));
        assertEquals(read, MusicXmlReader.read(MusicXmlWriter.write(read)));
    }

    @Test
    void loadsNoEntity() {
        String file = "<!DOCTYPE score-partwise [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String many =
                "<!DOCTYPE score-partwise [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                        + "<!ENTITY x \"&b;&b;&b;&b;\">]>";
        for (String doctype : List.of(file, many)) {
            String score =
                    doctype
                            + "<score-partwise><part><measure><attributes><divisions>&x;</divisions>"
                            + "</attributes></measure></part></score-partwise>";
            assertRefused("", bytes(score));
        }
    }

    @Test
    void unpacksNoBombs() throws IOException {
        String blank = " ".repeat(CompressedXml.LARGEST_CONTENT + 1);
        assertRefused(
                "bytes when it is unpacked",
                zip("META-INF/container.xml", CONTAINER, "score.xml", blank));
        assertRefused(
                "bytes when it is unpacked",
                zip("a", blank, "META-INF/container.xml", CONTAINER, "score.xml", SCORE));
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        assertRefused("line 1: <score-timewise>", bytes("<score-timewise/>"));
        assertRefused("line 1: is no well-formed XML", bytes("<score-partwise>"));
        assertRefused("holds no META-INF/container.xml", zip("score.xml", SCORE));
        assertRefused("holds no score.xml", zip("META-INF/container.xml", CONTAINER));
        assertRefused(
                "<divisions> is \"0\"", bytes(SCORE.replace(">2</divisions", ">0</divisions")));
        assertRefused(
                "<duration> is \"1.5\"", bytes(SCORE.replace("<duration>2", "<duration>1.5")));
        assertRefused("a pitch that is none", bytes(SCORE.replace("<step>F", "<step>H")));
    }

    @Test
    void readsOtherEncodings() throws IOException {
        String declared = SCORE.replace("UTF-8", "UTF-16").replace("Voice", "Stimme \u00e4");
        assertSounds(MusicXmlReader.read(declared.getBytes(StandardCharsets.UTF_16)));
        String latin = SCORE.replace("UTF-8", "ISO-8859-1").replace("Voice", "\u00e4");
        assertSounds(MusicXmlReader.read(latin.getBytes(StandardCharsets.ISO_8859_1)));
        assertRefused(
                "is not UTF-8 text",
                SCORE.replace("Voice", "\u00e4").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("is encoded in EBCDIC", bytes(SCORE.replace("UTF-8", "ebcdic")));
    }

    private static void assertRefused(String what, byte[] content) {
        IOException refused = assertThrows(IOException.class, () -> MusicXmlReader.read(content));
        String message = refused.getMessage();
        assertTrue(message.contains(what) && message.lines().count() == 1, message);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(bytes(namesAndContents[i + 1]));
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
