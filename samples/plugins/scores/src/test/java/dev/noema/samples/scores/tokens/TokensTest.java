package dev.noema.samples.scores.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final VoiceTokens TWO =
            new VoiceTokens(
                    List.of(new VoiceTokens.Range(70, 72), new VoiceTokens.Range(50, 51)),
                    1,
                    List.of(2));

    @Test
    void numbersTokensVoiceByVoice() {
        // 0 end; 1 hold, 2 rest, 3 to 5 pitches; 6 hold, 7 rest, 8 and 9 pitches
        assertEquals(10, TWO.count());
        Grid grid = new Grid(new int[][] {{71, Grid.HOLD}, {Grid.REST, 50}});
        assertArrayEquals(new long[] {4, 7, 1, 8, 0}, TWO.tokens(grid));
        assertArrayEquals(grid.cells(), TWO.grid(new long[] {4, 7, 1, 8}).cells());
    }

    @Test
    void readsAnyRow() {
        assertArrayEquals(
                new int[][] {{51, Grid.HOLD}, {72, Grid.REST}},
                TWO.grid(new long[] {9, 5, 1}).cells());
    }

    @Test
    void keepsWhatABundleKeeps() {
        assertEquals(TWO, VoiceTokens.of(TWO.toMap()));
    }

    @Test
    void cutsBarsOutOfScores() {
        Score score = Chorales.score(2, 4);
        Grid whole = Chorales.grid(2, 4);
        Grid cut = Grid.of(score, 1, 2, 4).orElseThrow();
        for (int voice = 0; voice < 4; voice++) {
            for (int step = 0; step < 32; step++) {
                assertEquals(whole.cells()[voice][16 + step], cut.cells()[voice][step]);
            }
        }
        assertEquals(score, whole.score(4));
    }

    @Test
    void beginsNotesThatGoOnFromBefore() {
        long quarter = Score.QUARTER;
        Score score =
                new Score(
                        List.of(new Part("", List.of(new Note(3 * quarter, 2 * quarter, 60)))),
                        Chorales.score(1, 2).bars());
        int[] cells = Grid.of(score, 1, 1, 1).orElseThrow().cells()[0];
        assertEquals(60, cells[0]);
        assertEquals(Grid.HOLD, cells[3]);
        assertEquals(Grid.REST, cells[4]);
    }

    @Test
    void refusesNotesBetweenSteps() {
        Score score =
                new Score(
                        List.of(
                                new Part(
                                        "",
                                        List.of(new Note(Score.QUARTER / 8, Score.QUARTER, 60)))),
                        Chorales.score(1, 1).bars());
        assertTrue(Grid.of(score, 0, 1, 1).isEmpty());
    }

    @Test
    void letsNotesGoOnOnlyWhereThereAreSome() {
        VoiceRule rule = new VoiceRule(TWO);
        assertArrayEquals(
                new boolean[] {false, false, true, true, true, true, false, false, false, false},
                allowed(rule));
        assertArrayEquals(
                new boolean[] {false, false, false, false, false, false, false, true, true, true},
                allowed(rule, 4));
        assertArrayEquals(
                new boolean[] {false, true, true, true, true, true, false, false, false, false},
                allowed(rule, 4, 7));
        assertArrayEquals(
                new boolean[] {false, false, false, false, false, false, false, true, true, true},
                allowed(rule, 4, 7, 1));
        // an item ends where items of the data do
        assertArrayEquals(
                new boolean[] {true, false, false, false, false, false, false, false, false, false},
                allowed(rule, 4, 7, 1, 8));
    }

    private static boolean[] allowed(VoiceRule rule, long... made) {
        boolean[] allowed = new boolean[TWO.count()];
        Arrays.fill(allowed, true);
        rule.restrict(0, made.length, made, allowed);
        return allowed;
    }
}
