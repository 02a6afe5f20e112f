package dev.noema.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.random.Noise;
import dev.noema.serving.safetensors.SafetensorsFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    /** Cases of 1, 3 and 150 items; the last one takes several batches. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "conditional", "external"})
    void givesWhatNumPyComputes(String name) throws IOException {
        try (Bundle bundle = Bundle.open(TestBundles.resource(name));
                SafetensorsFile vectors =
                        SafetensorsFile.open(
                                TestBundles.resource(name).resolve("vectors.safetensors"))) {
            int compared = 0;
            for (String graph : bundle.manifest().graphs().keySet()) {
                for (String example : List.of("one", "three", "many")) {
                    Map<String, Tensor> found =
                            bundle.run(graph, read(vectors, graph + "/" + example + "/in/"));
                    Map<String, Tensor> wanted = read(vectors, graph + "/" + example + "/out/");
                    assertEquals(wanted.keySet(), found.keySet());
                    for (String output : wanted.keySet()) {
                        assertArrayEquals(wanted.get(output).shape(), found.get(output).shape());
                        assertArrayEquals(
                                values(wanted.get(output)),
                                values(found.get(output)),
                                1e-5f,
                                output);
                        compared++;
                    }
                }
            }
            assertEquals(15, compared);
        }
    }

    private static Map<String, Tensor> read(SafetensorsFile vectors, String prefix)
            throws IOException {
        Map<String, Tensor> tensors = new HashMap<>();
        for (String name : vectors.tensors().keySet()) {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), vectors.read(name));
            }
        }
        return tensors;
    }

    private static float[] values(Tensor tensor) {
        return ((FloatTensor) tensor).values();
    }

    @Test
    void samplesWithTheNoiseOfSeedStepZeroAndPurpose() {
        try (Bundle bundle = Bundle.open(TestBundles.resource("plain"))) {
            int count = 200;
            float[] prior = new float[count * 4];
            Noise.of(11, 0, "prior").normals(prior);
            float[] likelihood = new float[count * 6];
            Noise.of(11, 0, "likelihood").uniforms(likelihood);
            Tensor wanted =
                    bundle.run(
                                    "sampler",
                                    Map.of(
                                            "noise.prior", new FloatTensor(prior, count, 4),
                                            "noise.likelihood",
                                                    new FloatTensor(likelihood, count, 1, 2, 3),
                                            "temperature", new FloatTensor(new float[] {0.7f})))
                            .get("sample");
            FloatTensor sample = bundle.sample(count, 11, 0.7f, Optional.empty()).get("sample");
            assertArrayEquals(values(wanted), sample.values());
            assertArrayEquals(new long[] {count, 1, 2, 3}, sample.shape());
            FloatTensor fewer = bundle.sample(70, 11, 0.7f, Optional.empty()).get("sample");
            assertArrayEquals(Arrays.copyOf(sample.values(), 70 * 6), fewer.values());
            assertTrue(!Arrays.equals(sample.values(), sample(bundle, count, 12).values()));
        }
    }

    @Test
    void reconstructsByTheExpectationAtTheMeanCode() {
        try (Bundle bundle = Bundle.open(TestBundles.resource("conditional"), 1)) {
            FloatTensor x =
                    new FloatTensor(new float[] {1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0}, 2, 1, 2, 3);
            Optional<LongTensor> condition = Optional.of(new LongTensor(new long[] {2, 0}, 2));
            FloatTensor mean = bundle.encode(x, condition).get("mean");
            assertArrayEquals(new long[] {2, 4}, mean.shape());
            assertArrayEquals(
                    bundle.decode(mean, condition).get("expected").values(),
                    bundle.reconstruct(x, condition).values());
            assertArrayEquals(
                    new long[] {2, 1, 2, 3},
                    bundle.sample(2, 5, 1, condition).get("sample").shape());
        }
    }

    @Test
    void saysWhatIsWrongWithACall() {
        try (Bundle plain = Bundle.open(TestBundles.resource("plain"));
                Bundle conditional = Bundle.open(TestBundles.resource("conditional"))) {
            FloatTensor z = new FloatTensor(new float[8], 2, 4);
            refused(
                    "'z' is float32 [2, 3]; decoder.onnx takes float32 [batch, 4] with {batch=2}",
                    () -> plain.decode(new FloatTensor(new float[6], 2, 3)));
            refused(
                    "takes no 'condition'",
                    () -> plain.run("decoder", Map.of("z", z, "condition", z)));
            refused(
                    "the model has no classes",
                    () -> plain.decode(z, Optional.of(new LongTensor(new long[] {0, 0}, 2))));
            refused("decoder.onnx needs 'condition'", () -> conditional.decode(z));
            refused(
                    "condition 3; 0 to 2 are allowed",
                    () -> conditional.decode(z, Optional.of(new LongTensor(new long[] {0, 3}, 2))));
            for (int labels : new int[] {1, 3}) {
                refused(
                        "takes int64 [batch]",
                        () ->
                                conditional.decode(
                                        z, Optional.of(new LongTensor(new long[labels], labels))));
                refused(
                        "takes int64 [batch]",
                        () ->
                                conditional.sample(
                                        2,
                                        1,
                                        1,
                                        Optional.of(new LongTensor(new long[labels], labels))));
            }
            refused("needs 'condition'", () -> conditional.sample(2, 1));
            refused("count 0; at least 1 is allowed", () -> plain.sample(0, 1));
            refused("temperature NaN", () -> plain.sample(1, 1, Float.NaN, Optional.empty()));
            refused(
                    "called without items",
                    () -> plain.decode(new FloatTensor(new float[0], 0, 4)));
            refused(
                    "'z' holds NaN at index 5; finite numbers are allowed",
                    () ->
                            plain.decode(
                                    new FloatTensor(
                                            new float[] {0, 0, 0, 0, 0, Float.NaN, 0, 0}, 2, 4)));
            refused(
                    "no graph 'decoder_step'; it has [encoder, decoder, sampler]",
                    () -> plain.run("decoder_step", Map.of()));
            refused("sampler.onnx needs 'noise.prior'", () -> plain.run("sampler", Map.of()));
        }
    }

    private static void refused(String fault, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(fault), message);
    }

    @Test
    void servesManyThreadsAlike() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Bundle bundle = Bundle.open(TestBundles.resource("plain"), 1)) {
            List<float[]> wanted =
                    IntStream.range(0, 8)
                            .mapToObj(seed -> sample(bundle, 100, seed).values())
                            .toList();
            List<Future<float[]>> found =
                    IntStream.range(0, 200)
                            .mapToObj(
                                    i -> threads.submit(() -> sample(bundle, 100, i % 8).values()))
                            .toList();
            for (int i = 0; i < found.size(); i++) {
                assertArrayEquals(wanted.get(i % 8), found.get(i).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void isOfNoUseOnceClosed() {
        Bundle bundle = Bundle.open(TestBundles.resource("plain"));
        bundle.sample(1, 1);
        bundle.close();
        bundle.close();
        assertThrows(IllegalStateException.class, () -> bundle.sample(1, 1));
    }

    private static FloatTensor sample(Bundle bundle, int count, long seed) {
        return bundle.sample(count, seed, 1, Optional.empty()).get("sample");
    }
}
