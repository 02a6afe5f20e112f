package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.GivenTokens;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    /** Ends, a letter, and two halves of a sign. */
    private static final String[] PIECES = {"", "a", "\uFFFD", "b"};

    private static final class Writer extends StringWriter {
        final List<String> flushed = new ArrayList<>();
        private int done;

        @Override
        public void flush() {
            if (getBuffer().length() > done) {
                flushed.add(getBuffer().substring(done));
                done = getBuffer().length();
            }
        }
    }

    private static List<String> printed(boolean pieces, long... tokens) {
        StepDecoder decoder =
                new StepDecoder() {
                    @Override
                    public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> classes) {
                        return Map.of();
                    }

                    @Override
                    public Next next(Tensor previous, Map<String, Tensor> state) {
                        long items = previous.shape()[0];
                        float[] logits = new float[(int) items * PIECES.length];
                        return new Next(
                                Map.of("logits", new FloatTensor(logits, items, PIECES.length)),
                                state);
                    }
                };
        Generation generation =
                Generation.of(
                                decoder,
                                new Sequence(4, PIECES.length, -1),
                                new FloatTensor(new float[3], 3, 1),
                                Optional.empty(),
                                Decoding.GREEDY,
                                0)
                        .given(GivenTokens.at(new LongTensor(tokens, 3, 4)));
        Writer out = new Writer();
        new LineStream(LineStreamTest::words, new PrintWriter(out), pieces).print(generation);
        return out.flushed;
    }

    /** The letters of an item; two halves make one sign. */
    private static String words(LongTensor items, int item) {
        StringBuilder text = new StringBuilder();
        for (long token : Lengths.tokens(items, item)) {
            text.append(PIECES[(int) token]);
        }
        return text.toString().replace("\uFFFD\uFFFD", "\u00E9");
    }

    private static final long[] TOKENS = {1, 2, 2, 0, 3, 0, 0, 0, 1, 1, 3, 1};

    @Test
    void personsSeeLinesGrowAndNoHalvesOfSigns() {
        String line = System.lineSeparator();
        assertEquals(
                List.of("a", "\u00E9", line + "b" + line + "aa" + "ba" + line),
                joined(printed(true, TOKENS)));
    }

    /** What comes at the last step, in one piece or two, is one. */
    private static List<String> joined(List<String> flushed) {
        return List.of(
                flushed.get(0),
                flushed.get(1),
                String.join("", flushed.subList(2, flushed.size())));
    }

    @Test
    void programsGetWholeLinesInTheirOrder() {
        String line = System.lineSeparator();
        List<String> flushed = printed(false, TOKENS);
        assertEquals(String.join(line, "a\u00E9", "b", "aaba", ""), String.join("", flushed));
        assertEquals("a\u00E9" + line + "b" + line, flushed.get(0));
    }
}
