package dev.noema.samples.scores.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataType;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.testkit.contract.DataTypeContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreDataTest implements DataTypeContract<ScoreOptions> {

    @TempDir private static Path folder;

    @BeforeAll
    static void writePieces() throws IOException {
        Chorales.folder(folder.resolve("pieces"), 12);
        Files.createDirectories(folder.resolve("damaged"));
        Files.write(folder.resolve("damaged/cut.mid"), new byte[] {'M', 'T', 'h', 'd', 0});
        Files.createDirectories(folder.resolve("empty"));
    }

    @Override
    public DataType<ScoreOptions> dataType() {
        return ScoreData.chorale();
    }

    @Override
    public ScoreOptions options() {
        return options("pieces");
    }

    private static ScoreOptions options(String source) {
        return new ScoreOptions(
                folder.resolve(source).toString(), 2, 5, ScoreOptions.Classes.METRE, 0.2, 0.2);
    }

    @Override
    public Map<String, ScoreOptions> broken() {
        return Map.of(
                "missing", options("missing"),
                "cut.mid: byte 5", options("damaged"),
                "no music in four parts with 2 full bars", options("empty"));
    }

    @Test
    void readsTheFirstPartAsAMelody() {
        try (Data data =
                ScoreData.melody().open(options(), new DataType.Place(folder, folder, 1))) {
            assertEquals(33, data.description().sequence().longest());
            assertEquals(1, VoiceTokens.of(data.description().preprocessing()).voices());
        }
    }

    @Test
    void keepsPiecesTogether() {
        try (Data data = open()) {
            Set<String> train = pieces(data.train());
            Set<String> test = pieces(data.test());
            assertEquals(3 * test.size(), data.test().size(), "four bars have three beginnings");
            test.retainAll(train);
            assertTrue(test.isEmpty(), () -> test + " are learned from and tested on");
        }
    }

    private static Set<String> pieces(Dataset part) {
        Set<String> pieces = new HashSet<>();
        for (int item = 0; item < part.size(); item++) {
            String key = part.key(item);
            pieces.add(key.substring(0, key.indexOf(':')));
        }
        return pieces;
    }

    @Test
    void transposesAllVoicesAlikeWithinTheirRanges() {
        try (Data data = open()) {
            VoiceTokens vocabulary = VoiceTokens.of(data.description().preprocessing());
            Set<Integer> shifts = new HashSet<>();
            for (int epoch = 0; epoch < 40; epoch++) {
                Grid plain = read(data, vocabulary, new Draw(1, epoch, false));
                Grid shifted = read(data, vocabulary, new Draw(1, epoch, true));
                int shift = shifted.cells()[0][0] - plain.cells()[0][0];
                shifts.add(shift);
                assertTrue(Math.abs(shift) <= 5 && vocabulary.holds(shifted));
                for (int voice = 0; voice < 4; voice++) {
                    for (int step = 0; step < plain.steps(); step++) {
                        int cell = plain.cells()[voice][step];
                        assertEquals(cell < 0 ? cell : cell + shift, shifted.cells()[voice][step]);
                    }
                }
            }
            assertTrue(shifts.size() > 2, () -> "only shifted by " + shifts);
        }
    }

    private static Grid read(Data data, VoiceTokens vocabulary, Draw draw) {
        LongTensor x = (LongTensor) data.train().read(new int[] {0}, draw).get("x");
        return vocabulary.grid(Lengths.tokens(x, 0));
    }
}
