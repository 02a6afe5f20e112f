package dev.noema.samples.scores.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.midi.MidiWriter;
import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.VoiceTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    private static final VoiceTokens VOCABULARY =
            new VoiceTokens(
                    VoiceTokens.of(
                                    LongStream.range(0, 8)
                                            .mapToObj(seed -> Chorales.grid(seed, 4))
                                            .toList(),
                                    2)
                            .ranges(),
                    2,
                    List.of(32));

    private static Completion completion(long seed) {
        return new Completion(new UniformModel(VOCABULARY, 129), seed);
    }

    @Test
    void keepsTheGivenVoice() {
        for (int voice = 0; voice < 4; voice++) {
            Score whole = Chorales.score(voice, 4);
            Part given = whole.parts().get(voice);
            Score made = completion(1).complete(new Score(List.of(given), whole.bars()), voice);
            assertEquals(given, made.parts().get(voice));
            assertEquals(whole.bars(), made.bars());
            for (Part part : made.parts()) {
                assertTrue(part.notes().size() > 4, "a voice has nothing to sing");
            }
        }
    }

    @Test
    void keepsANoteOverTheBarLineOfEveryWindow() {
        long bar = Metre.COMMON.length();
        Part given = new Part("", List.of(new Note(bar / 2, 2 * bar, 70)));
        List<Bar> bars =
                LongStream.range(0, 3).mapToObj(i -> new Bar(i * bar, bar, Metre.COMMON)).toList();
        Score made = completion(1).complete(new Score(List.of(given), bars), 0);
        assertEquals(given, made.parts().get(0));
    }

    @Test
    void makesTheSameAgain() {
        Score melody = Chorales.score(3, 2);
        assertEquals(completion(5).complete(melody, 0), completion(5).complete(melody, 0));
        assertTrue(
                !completion(6).complete(melody, 0).equals(completion(5).complete(melody, 0)),
                "another seed makes the same");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Score melody = Chorales.score(3, 2);
        assertRefused("voice 4", melody, 4);
        assertRefused("1 bars", Chorales.score(3, 1), 0);
        assertRefused("leaves the range", melody, 3);
        assertRefused("bars of 12 sixteenths; the model knows [16]", threeQuarters(), 0);
    }

    private static Score threeQuarters() {
        Metre metre = new Metre(3, 4);
        long bar = metre.length();
        return new Score(
                List.of(new Part("", List.of(new Note(0, bar, 70)))),
                List.of(new Bar(0, bar, metre), new Bar(bar, bar, metre)));
    }

    private static void assertRefused(String what, Score melody, int voice) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> completion(1).complete(melody, voice));
        assertTrue(refused.getMessage().contains(what), refused.getMessage());
    }

    @Test
    void choosesTheBarsThatAreFull() {
        long quarter = Score.QUARTER;
        Metre metre = new Metre(2, 4);
        Score score =
                new Score(
                        List.of(new Part("", List.of(new Note(0, 2 * quarter, 60)))),
                        List.of(
                                new Bar(0, quarter, metre),
                                new Bar(quarter, 2 * quarter, metre),
                                new Bar(3 * quarter, quarter, metre)));
        assertEquals(
                new Score(
                        List.of(new Part("", List.of(new Note(0, quarter, 60)))),
                        List.of(new Bar(0, 2 * quarter, metre))),
                Complete.fullBars(score));
    }

    @Test
    void saysInOneLineWhatIsWrong(@TempDir Path folder) throws IOException {
        Path melody = folder.resolve("melody.mid");
        Files.write(melody, MidiWriter.write(Chorales.score(1, 2), 90, 0));
        for (String[] arguments :
                List.of(
                        new String[] {},
                        new String[] {"no-bundle", melody.toString(), "out.mid"},
                        new String[] {"no-bundle", melody.toString(), "out.mid", "soprano"})) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertEquals(2, Complete.run(err, err, arguments));
            assertEquals(1, said.toString(StandardCharsets.UTF_8).lines().count());
        }
    }
}
