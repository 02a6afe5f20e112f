package dev.noema.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.Draw;
import dev.noema.evaluation.Evaluation;
import dev.noema.evaluation.Evaluator;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sentences are learned, made anew, and deployed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeWayTest {

    @TempDir private static Path folder;

    private Path config;
    private Run run;
    private Path bundle;

    @BeforeAll
    void train() throws IOException {
        config = TinyText.config(folder);
        Path place = folder.resolve("run");
        TinyText.train(config, List.of(), place, false, -1);
        run = Run.open(place, TinyText.CATALOG);
        bundle = folder.resolve("bundle");
        run.export(bundle);
    }

    private static LongTensor drawn(
            GenerativeModel model, int count, Decoding decoding, long seed) {
        FloatTensor z = model.sample(count, seed, 1, Optional.empty()).get(GenerativeModel.Z);
        return Generation.of(
                        model.steps(),
                        model.about().sequence(),
                        z,
                        Optional.empty(),
                        decoding,
                        seed)
                .all();
    }

    @Test
    void theLossFalls() throws IOException {
        List<String> lines = Files.readAllLines(run.folder().metrics());
        List<Double> validated =
                lines.stream()
                        .filter(line -> line.contains("validation.reconstruction"))
                        .map(
                                line ->
                                        line.replaceAll(
                                                ".*validation.reconstruction\":([0-9.]+).*", "$1"))
                        .map(Double::valueOf)
                        .toList();
        assertEquals(2, validated.size());
        assertTrue(validated.get(1) < 0.8 * validated.get(0), validated.toString());
    }

    @Test
    void theBundleMakesTheSameTokensAsTheEngine() {
        try (TrainedModel engine = run.model();
                Bundle graphs = Bundle.open(bundle)) {
            for (Decoding decoding :
                    List.of(
                            Decoding.GREEDY,
                            Decoding.SAMPLE,
                            Decoding.SAMPLE.withTemperature(1.5).withTopK(9).withTopP(0.9))) {
                LongTensor wanted = drawn(engine, 200, decoding, 3);
                LongTensor made = drawn(graphs, 200, decoding, 3);
                assertArrayEquals(wanted.shape(), made.shape());
                assertArrayEquals(wanted.values(), made.values());
            }
        }
    }

    @Test
    void anItemIsTheSameWhateverTheBatch() {
        try (Bundle graphs = Bundle.open(bundle)) {
            LongTensor many = drawn(graphs, 100, Decoding.SAMPLE, 3);
            LongTensor few = drawn(graphs, 5, Decoding.SAMPLE, 3);
            int time = (int) few.shape()[1];
            for (int item = 0; item < 5; item++) {
                int from = item * (int) many.shape()[1];
                assertArrayEquals(
                        Arrays.copyOfRange(many.values(), from, from + time),
                        Arrays.copyOfRange(few.values(), item * time, (item + 1) * time));
            }
        }
    }

    @Test
    void paddingChangesNothing() {
        try (TrainedModel engine = run.model();
                Bundle graphs = Bundle.open(bundle)) {
            LongTensor item = new LongTensor(new long[] {5, 3, 7, 0}, 1, 4);
            LongTensor padded =
                    new LongTensor(
                            new long[] {5, 3, 7, 0, 0, 0, 0, 0, 4, 6, 8, 9, 2, 3, 4, 0}, 2, 8);
            for (GenerativeModel model : List.of(engine, graphs)) {
                float[] alone = mean(model, item);
                float[] beside = mean(model, padded);
                assertArrayEquals(alone, Arrays.copyOf(beside, alone.length), 1e-5f);
            }
        }
    }

    private static float[] mean(GenerativeModel model, LongTensor x) {
        return model.encode(x, Optional.empty()).get(GenerativeModel.MEAN).values();
    }

    @Test
    void theScorerAddsUpTheStepsOfTheDecoder() {
        try (Bundle graphs = Bundle.open(bundle);
                Data data = run.data(folder)) {
            Map<String, Tensor> inputs =
                    new LinkedHashMap<>(
                            data.test().read(new int[] {0, 1, 2}, new Draw(1, 0, false)));
            LongTensor x = (LongTensor) inputs.get("x");
            long[] lengths = ((LongTensor) inputs.get("lengths")).values();
            FloatTensor z = graphs.sample(3, 1, 1, Optional.empty()).get(GenerativeModel.Z);
            inputs.put("z", z);
            float[] scores =
                    ((FloatTensor) graphs.run("scorer", inputs).get("log_probability")).values();
            double[] sums = new double[3];
            long[] previous = new long[3];
            Map<String, Tensor> state = graphs.steps().start(z, Optional.empty());
            int time = (int) x.shape()[1];
            for (int step = 0; step < time; step++) {
                var next = graphs.steps().next(new LongTensor(previous, 3), state);
                state = next.state();
                FloatTensor logits = (FloatTensor) next.parameters().get(Generation.LOGITS);
                int tokens = (int) logits.shape()[1];
                previous = new long[3];
                for (int item = 0; item < 3; item++) {
                    int token = (int) x.values()[item * time + step];
                    previous[item] = token;
                    if (step < lengths[item]) {
                        sums[item] += logSoftmax(logits.values(), item * tokens, tokens, token);
                    }
                }
            }
            for (int item = 0; item < 3; item++) {
                assertEquals(sums[item], scores[item], 1e-3);
            }
        }
    }

    private static double logSoftmax(float[] logits, int from, int count, int token) {
        double all =
                IntStream.range(from, from + count).mapToDouble(i -> Math.exp(logits[i])).sum();
        return logits[from + token] - Math.log(all);
    }

    @Test
    void evaluationKnowsSentences() {
        try (Data data = run.data(folder)) {
            Evaluation evaluation = Evaluator.evaluate(run, data, run.config().evaluation());
            assertEquals(data.test().size(), evaluation.bound().items());
            double elbo = evaluation.bound().elbo().value();
            double bound = -evaluation.likelihood().negativeLogLikelihood().value();
            assertTrue(bound >= elbo - 0.5, bound + " and " + elbo);
            double tokens = 0;
            for (int item = 0; item < data.test().size(); item++) {
                tokens += data.test().length(item);
            }
            double nats = -bound * evaluation.likelihood().items();
            assertEquals(Math.exp(nats / tokens), evaluation.likelihood().perplexity(), 1e-9);
            assertNull(evaluation.likelihood().bitsPerDimension());
        }
    }

    @Test
    void aRunThatIsStoppedGoesOnExactly() throws IOException {
        Path stopped = folder.resolve("stopped");
        TinyText.train(config, List.of(), stopped, false, 7);
        TinyText.train(config, List.of(), stopped, true, -1);
        Map<String, Tensor> whole = weights(run.folder());
        Map<String, Tensor> resumed = weights(new RunFolder(stopped));
        assertEquals(whole.keySet(), resumed.keySet());
        whole.forEach(
                (name, tensor) ->
                        assertArrayEquals(
                                ((FloatTensor) tensor).values(),
                                ((FloatTensor) resumed.get(name)).values(),
                                name));
        assertFalse(whole.isEmpty());
    }

    private static Map<String, Tensor> weights(RunFolder folder) {
        return folder.checkpoints().newest(line -> {}).orElseThrow().tensors();
    }
}
