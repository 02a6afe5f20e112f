package dev.noema.samples.scores.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.midi.MidiWriter;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.musicxml.MusicXmlWriter;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.testkit.hostile.Damage;
import dev.noema.testkit.hostile.HostileFiles;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Damaged files: each is read or refused in one line, soon, and in little memory. {@code mvn
 * -Pproofs -pl samples/plugins/scores -am verify} tries 50,000 of each kind.
 */
class HostileScoresTest {

    private static final List<byte[]> XML =
            List.of(
                    MusicXmlWriter.write(Chorales.score(1, 2)),
                    MusicXmlWriter.write(Chorales.score(2, 1)));

    @Test
    void survivesDamagedMidi() throws Exception {
        List<byte[]> whole =
                List.of(
                        MidiWriter.write(Chorales.score(1, 3), 90, 0),
                        MidiWriter.write(Chorales.score(2, 1), 60, 0));
        Damage damage = new Damage(new Random(1), 32);
        survives("midi", number -> damage.of(whole));
    }

    @Test
    void survivesDamagedMusicXml() throws Exception {
        Random random = new Random(2);
        Damage damage = new Damage(random, 600);
        survives("musicxml", number -> spoiled(damage, random));
    }

    @Test
    void survivesDamagedCompressedMusicXml() throws Exception {
        Random random = new Random(3);
        Damage damage = new Damage(random, 120);
        List<byte[]> whole =
                List.of(HostileArchives.of(XML.get(0)), HostileArchives.of(XML.get(1)));
        survives(
                "mxl",
                number ->
                        switch (random.nextInt(4)) {
                            case 0 -> HostileArchives.of(spoiled(damage, random));
                            case 1 -> HostileArchives.spoiled(random, XML.get(0));
                            default -> damage.of(whole);
                        });
    }

    /** Damaged text, now and then with declarations that would call for files or for memory. */
    private static byte[] spoiled(Damage damage, Random random) {
        byte[] xml = random.nextInt(8) == 0 ? XML.get(0) : damage.of(XML);
        return random.nextInt(4) == 0 ? HostileArchives.declaring(random, xml) : xml;
    }

    private static void survives(String kind, IntFunction<byte[]> files) throws Exception {
        HostileFiles.Figures figures =
                HostileFiles.survive(kind, files, HostileScoresTest::read, IOException.class);
        assertTrue(figures.refused() > HostileFiles.COUNT / 4, () -> kind + ": " + figures);
        assertTrue(figures.read() > HostileFiles.COUNT / 50, () -> kind + ": " + figures);
    }

    /** Reads as far as the data type does. */
    private static void read(byte[] file) throws IOException {
        Score score = ScoreFile.read(file);
        for (int bar = 0; bar < score.bars().size(); bar++) {
            if (score.bars().get(bar).full() && !score.parts().isEmpty()) {
                Grid.of(score, bar, 1, score.parts().size());
            }
        }
    }
}
