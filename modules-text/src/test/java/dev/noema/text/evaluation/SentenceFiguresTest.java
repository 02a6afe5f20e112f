package dev.noema.text.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the numbers that {@code sentences.py} made. */
class SentenceFiguresTest {

    private static JsonNode oracle;
    private static List<int[]> texts;
    private static List<int[]> made;
    private static int tokens;

    @BeforeAll
    static void read() throws Exception {
        oracle =
                new ObjectMapper()
                        .readTree(SentenceFiguresTest.class.getResourceAsStream("sentences.json"));
        texts = sentences("texts");
        made = sentences("made");
        tokens = oracle.get("tokens").asInt();
    }

    private static List<int[]> sentences(String name) {
        List<int[]> all = new ArrayList<>();
        for (JsonNode each : oracle.get(name)) {
            int[] text = new int[each.size()];
            Arrays.setAll(text, i -> each.get(i).asInt());
            all.add(text);
        }
        return all;
    }

    @Test
    void bleuIsThatOfOtherLibraries() {
        assertEquals(oracle.get("bleu").asDouble(), Bleu.corpus(made, texts), 1e-12);
        assertEquals(1, Bleu.corpus(texts, texts), 1e-12);
    }

    @Test
    void selfBleuIsThatOfAnotherLibrary() {
        assertEquals(oracle.get("self_bleu").asDouble(), Bleu.self(made), 1e-12);
    }

    @Test
    void trigramsHaveTheProbabilitiesOfTheDefinition() {
        KneserNey model = KneserNey.of(texts, tokens);
        JsonNode asked = oracle.get("asked");
        for (int i = 0; i < asked.size(); i++) {
            JsonNode gram = asked.get(i);
            double found =
                    model.probability(
                            gram.get(0).asInt(), gram.get(1).asInt(), gram.get(2).asInt());
            assertEquals(oracle.get("probabilities").get(i).asDouble(), found, 1e-12, "" + gram);
        }
    }

    @Test
    void probabilitiesAfterAnyContextSumToOne() {
        // of three texts too, where the discounts cannot be estimated
        for (List<int[]> some : List.of(texts, texts.subList(0, 3), List.of(new int[0]))) {
            KneserNey model = KneserNey.of(some, tokens);
            for (int before = 0; before < tokens; before++) {
                for (int previous = 0; previous < tokens; previous++) {
                    double sum = 0;
                    for (int token = 0; token < tokens; token++) {
                        double probability = model.probability(before, previous, token);
                        assertTrue(probability > 0);
                        sum += probability;
                    }
                    assertEquals(1, sum, 1e-12);
                }
            }
        }
    }

    @Test
    void drawsAreAsLikelyAsTheModelSays() {
        KneserNey model = KneserNey.of(texts, tokens);
        Random random = new Random(5);
        int draws = 50_000;
        double[] first = new double[tokens];
        for (int i = 0; i < draws; i++) {
            int[] text = model.draw(random, 1, 3);
            first[text.length == 0 ? 0 : text[0]] += 1.0 / draws;
        }
        double[] expected = new double[tokens];
        double allowed = 1 - model.probability(0, 0, 3);
        Arrays.setAll(expected, token -> token == 3 ? 0 : model.probability(0, 0, token) / allowed);
        // five standard errors of a share
        assertArrayEquals(expected, first, 5 * Math.sqrt(0.25 / draws));
        assertEquals(0, first[3]);
    }

    @Test
    void copiedRunsAreFoundWithinOneText() {
        CopiedRuns runs = new CopiedRuns(List.of(new int[] {1, 2, 3, 4}, new int[] {5, 6}));
        assertEquals(0.75, runs.share(new int[] {2, 3, 4, 9}));
        assertEquals(0.5, runs.share(new int[] {3, 4, 5, 6}), "not beyond a text's end");
        assertEquals(0, runs.share(new int[] {1, 3, 5, 7}));
        assertEquals(1, runs.share(new int[] {5, 6}));
        assertEquals(0, runs.share(new int[0]));
    }

    @Test
    void distinctPairsAndPlaces() {
        assertEquals(
                0.75,
                SampleFigures.distinctPairs(List.of(new int[] {1, 2, 1}, new int[] {1, 2, 2})));
        assertEquals(
                0.5,
                SentenceQuality.accuracy(
                        List.of(new int[] {1, 2}, new int[] {3}),
                        List.of(new int[] {1, 9}, new int[] {3, 4})));
    }

    @Test
    void realTextsAreLikelierUnderTheirOwnKind() {
        KneserNey own = KneserNey.of(texts.subList(0, 30), tokens);
        List<int[]> random =
                new Random(1)
                        .ints(30, 4, 12)
                        .mapToObj(n -> new Random(n).ints(n, 1, tokens).toArray())
                        .toList();
        KneserNey other = KneserNey.of(random, tokens);
        List<int[]> held = texts.subList(30, 60);
        assertTrue(SampleFigures.perplexity(own, held) < SampleFigures.perplexity(other, held));
    }
}
