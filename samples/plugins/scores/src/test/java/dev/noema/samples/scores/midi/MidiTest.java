package dev.noema.samples.scores.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;

class MidiTest {

    @Test
    void readsWhatItWrote() throws IOException {
        Score score = Chorales.score(3, 4);
        assertEquals(score, MidiReader.read(MidiWriter.write(score, 100, 0)));
    }

    @Test
    void keepsSilentVoicesAndBars() throws IOException {
        Metre metre = new Metre(3, 4);
        Score score =
                new Score(
                        List.of(
                                new Part("", List.of(new Note(0, Score.QUARTER, 60))),
                                new Part("", List.of())),
                        List.of(
                                new Bar(0, metre.length(), metre),
                                new Bar(metre.length(), metre.length(), metre)));
        assertEquals(score, MidiReader.read(MidiWriter.write(score, 100, 0)));
    }

    @Test
    void writesWhatTheJdkReads() throws IOException, InvalidMidiDataException {
        Score score = Chorales.score(1, 2);
        byte[] content = MidiWriter.write(score, 100, 0);
        Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(content));
        assertEquals(5, sequence.getTracks().length);
        for (int part = 0; part < 4; part++) {
            List<Note> notes = new ArrayList<>();
            long from = 0;
            Track track = sequence.getTracks()[part + 1];
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).getMessage() instanceof ShortMessage message) {
                    long at = track.get(i).getTick() * Score.QUARTER / sequence.getResolution();
                    if (message.getCommand() == ShortMessage.NOTE_ON) {
                        from = at;
                    } else if (message.getCommand() == ShortMessage.NOTE_OFF) {
                        notes.add(new Note(from, at - from, message.getData1()));
                    }
                }
            }
            assertEquals(score.parts().get(part).notes(), notes);
        }
        assertEquals(600_000 * 8L, sequence.getMicrosecondLength());
    }

    @Test
    void readsWhatTheJdkWrites() throws IOException, InvalidMidiDataException {
        Sequence sequence = new Sequence(Sequence.PPQ, 96, 1);
        Track track = sequence.getTracks()[0];
        track.add(new MidiEvent(new MetaMessage(0x58, new byte[] {6, 3, 24, 8}, 4), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 72, 90), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 64, 90), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 9, 40, 90), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 72, 0), 96));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 74, 90), 96));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, 74, 0), 288));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 0, file);
        Score score = MidiReader.read(file.toByteArray());
        assertEquals(
                List.of(
                        new Note(0, Score.QUARTER, 72),
                        new Note(Score.QUARTER, 2 * Score.QUARTER, 74)),
                score.parts().get(0).notes());
        assertEquals(1, score.parts().size(), "percussion is no part");
        assertEquals(List.of(new Bar(0, 3 * Score.QUARTER, new Metre(6, 8))), score.bars());
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        String header = "4d546864 00000006 0001 0001 01e0 ";
        assertRefused("is no MIDI file", "00");
        assertRefused("ends in the middle", "4d546864");
        assertRefused("the header says that it has 4294967295 bytes", "4d546864 ffffffff");
        assertRefused("times in seconds", "4d546864 00000006 0001 0001 e250");
        assertRefused("format 2", "4d546864 00000006 0002 0001 01e0");
        assertRefused("a chunk says that it has 268435456 bytes", header + "4d54726b 10000000");
        // a message to reserve a quarter of a gigabyte for
        assertRefused("ends in the middle", header + "4d54726b 00000006 00 ff 01 ff ff ff 7f");
        assertRefused("more than four bytes", header + "4d54726b 00000005 ff ff ff ff ff");
        assertRefused("longer than a day", header + "4d54726b 00000007 ff ff ff 7f 90 3c 40");
        assertRefused("does not say what it is", header + "4d54726b 00000003 00 3c 40");
        assertRefused("allowed are 0 to 127", header + "4d54726b 00000004 00 90 f0 40");
        assertRefused("time signature", header + "4d54726b 00000008 00 ff 58 04 04 20 18 08");
        assertRefused("beyond its track", header + "4d54726b 00000002 00 90 3c 40");
    }

    private static void assertRefused(String what, String hex) {
        byte[] content = HexFormat.of().parseHex(hex.replace(" ", ""));
        IOException refused = assertThrows(IOException.class, () -> MidiReader.read(content), hex);
        String message = refused.getMessage();
        assertTrue(message.contains(what) && message.lines().count() == 1, message);
    }
}
