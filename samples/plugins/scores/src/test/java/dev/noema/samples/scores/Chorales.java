package dev.noema.samples.scores;

import dev.noema.samples.scores.midi.MidiWriter;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Made-up chorales: chords of a key, one a quarter, the soprano now and then in eighths. */
public final class Chorales {

    private static final int[][] CHORDS = {{0, 4, 7}, {5, 9, 0}, {7, 11, 2}, {9, 0, 4}, {2, 5, 9}};
    private static final int[] LOWEST = {60, 55, 48, 40};

    private Chorales() {}

    /** A piece of so many bars in 4/4, another one for each seed. */
    public static Grid grid(long seed, int bars) {
        Random random = new Random(seed);
        int key = random.nextInt(5);
        int[][] cells = new int[4][bars * 16];
        for (int beat = 0; beat < bars * 4; beat++) {
            int[] chord = beat % 4 == 0 ? CHORDS[0] : CHORDS[random.nextInt(CHORDS.length)];
            for (int voice = 0; voice < 4; voice++) {
                int tone = chord[voice == 3 ? 0 : (voice + random.nextInt(3)) % 3];
                int pitch = LOWEST[voice] + Math.floorMod(tone - LOWEST[voice], 12) + key;
                Arrays.fill(cells[voice], beat * 4, beat * 4 + 4, Grid.HOLD);
                cells[voice][beat * 4] = pitch;
                if (voice == 0 && random.nextInt(4) == 0) {
                    cells[voice][beat * 4 + 2] = pitch + 2;
                }
            }
        }
        return new Grid(cells);
    }

    public static Score score(long seed, int bars) {
        return grid(seed, bars).score(bars);
    }

    /** Writes pieces of four bars as MIDI files. */
    public static Path folder(Path folder, int pieces) throws IOException {
        Files.createDirectories(folder);
        for (int piece = 0; piece < pieces; piece++) {
            byte[] content = MidiWriter.write(score(piece, 4), 90, 0);
            Files.write(folder.resolve("piece" + piece + ".mid"), content);
        }
        return folder;
    }
}
