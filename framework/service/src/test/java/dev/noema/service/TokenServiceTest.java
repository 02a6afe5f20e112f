package dev.noema.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.Scoring;
import dev.noema.serving.safetensors.SafetensorsFile;
import dev.noema.serving.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of tokens over real HTTP. */
class TokenServiceTest {

    private static final LettersModel MODEL = new LettersModel();

    /** The words bc and a. */
    private static final LongTensor X = new LongTensor(new long[] {3, 4, 0, 2, 0, 0}, 2, 3);

    private static Served served;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException {
        served = Served.of(MODEL, new LettersCodec());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static Generation drawn(int count, long seed, Decoding decoding) {
        FloatTensor z = MODEL.sample(count, seed, 1, Optional.empty()).get(GenerativeModel.Z);
        return Generation.of(
                MODEL.steps(), LettersModel.SEQUENCE, z, Optional.empty(), decoding, seed);
    }

    private static List<String> words(Tensor items) {
        return IntStream.range(0, (int) items.shape()[0])
                .mapToObj(item -> LettersCodec.word(items, item))
                .toList();
    }

    private static List<String> texts(JsonNode answer) {
        List<String> texts = new ArrayList<>();
        answer.get("texts").forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> texts(HttpResponse<byte[]> response) {
        assertEquals(200, response.statusCode(), Served.text(response));
        return texts(Served.json(response));
    }

    private static FloatTensor means() {
        return MODEL.encode(X, Optional.empty()).get(GenerativeModel.MEAN);
    }

    @Test
    void samplesAsTheModelDoes() {
        Decoding decoding = new Decoding(0.7f, 3, 0.9f, 5, false, 2);
        HttpResponse<byte[]> response =
                served.post(
                        "/v1/sample",
                        "{\"count\":6,\"seed\":4,\"temperature\":0.7,\"top-k\":3,\"top-p\":0.9,"
                                + "\"longest\":5,\"no-repeat\":2}");
        assertEquals(words(drawn(6, 4, decoding).all()), texts(response));
        JsonNode first = Served.json(response).get("tokens").get(0);
        assertEquals(texts(response).get(0).length(), first.size());
    }

    @Test
    void givesTextLineByLine() {
        HttpResponse<byte[]> response =
                served.post("/v1/sample?count=3&seed=9", "text/plain", new byte[0], "text/plain");
        assertEquals(
                words(drawn(3, 9, Decoding.SAMPLE).all()), Served.text(response).lines().toList());
    }

    @Test
    void completesEachBeginningAsOftenAsAsked() {
        HttpResponse<byte[]> response =
                served.post("/v1/complete", "{\"texts\":[\"ab\",\"c\"],\"count\":2,\"seed\":3}");
        LongTensor begun = new LongTensor(new long[] {2, 3, 2, 3, 4, 0, 4, 0}, 4, 2);
        List<String> wanted = words(drawn(4, 3, Decoding.SAMPLE).beginningWith(begun).all());
        assertEquals(wanted, texts(response));
        assertTrue(wanted.get(1).startsWith("ab") && wanted.get(2).startsWith("c"));
    }

    @Test
    void encodesReconstructsWalksAndScoresTextsAndTokens() {
        LongTensor likeliest = Generation.likeliest(MODEL, means(), Optional.empty());
        for (String items : List.of("{\"texts\":[\"bc\",\"a\"]}", "{\"x\":[[3,4],[2,0]]}")) {
            JsonNode encoded = Served.json(served.post("/v1/encode", items));
            assertArrayEquals(means().values(), Served.floats(encoded.get("mean")));
            assertEquals(words(likeliest), texts(served.post("/v1/reconstruct", items)));
            List<String> walk = texts(served.post("/v1/interpolate?steps=5", items));
            assertEquals(5, walk.size());
            assertEquals(words(likeliest).get(0), walk.get(0));
            assertEquals(words(likeliest).get(1), walk.get(4));
            JsonNode scored = Served.json(served.post("/v1/score", items));
            double[] wanted = Scoring.logProbabilities(MODEL.steps(), X, means(), Optional.empty());
            assertEquals(wanted[0], scored.get("log_probability").get(0).asDouble(), 1e-5);
            assertEquals(2, scored.get("lengths").get(1).asInt());
        }
    }

    @Test
    void takesAndGivesTensorsOfInt64() throws IOException {
        Path body = folder.resolve("x.safetensors");
        new SafetensorsWriter().add("x", X).write(body);
        HttpResponse<byte[]> response =
                served.post(
                        "/v1/reconstruct",
                        "application/safetensors",
                        Files.readAllBytes(body),
                        "application/safetensors");
        assertEquals(200, response.statusCode(), Served.text(response));
        Path answer = Files.write(folder.resolve("answer.safetensors"), response.body());
        try (SafetensorsFile file = SafetensorsFile.open(answer)) {
            LongTensor wanted = Generation.likeliest(MODEL, means(), Optional.empty());
            assertArrayEquals(wanted.values(), file.longs("tokens").values());
        }
    }

    @Test
    void takesAFileOfText() {
        byte[] file = "bc\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> response = served.post("/v1/reconstruct", "text/plain", file, "*/*");
        assertEquals("text/plain", response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                words(Generation.likeliest(MODEL, means(), Optional.empty())).get(0),
                Served.text(response));
    }

    @Test
    void sendsTokensAsTheyCome() throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                served.client.send(
                        served.request("/v1/sample?count=4&seed=2")
                                .header("Accept", "text/event-stream")
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        List<String> lines = response.body().filter(line -> !line.isEmpty()).toList();
        LongTensor wanted = drawn(4, 2, Decoding.SAMPLE).all();
        int steps = (int) wanted.shape()[1];
        assertEquals(steps + 2, lines.size(), lines.toString());
        assertEquals("event: end", lines.get(steps));
        List<String> grown = new ArrayList<>(List.of("", "", "", ""));
        for (int step = 0; step < steps; step++) {
            List<String> more = texts(data(lines.get(step)));
            for (int item = 0; item < 4; item++) {
                grown.set(item, grown.get(item) + more.get(item));
                assertEquals(
                        wanted.values()[item * steps + step],
                        data(lines.get(step)).get("tokens").get(item).asLong());
            }
        }
        assertEquals(words(wanted), grown);
        assertEquals(words(wanted), texts(data(lines.get(steps + 1))));
    }

    @Test
    void endsTheConnectionWhereAStreamFails() throws IOException {
        try (Served failing = Served.of(new BreakingModel(), new LettersCodec())) {
            assertThrows(
                    UncheckedIOException.class,
                    () ->
                            failing.post(
                                    "/v1/sample?count=4&seed=2",
                                    "text/plain",
                                    new byte[0],
                                    "text/event-stream"));
        }
    }

    private static JsonNode data(String line) throws IOException {
        assertTrue(line.startsWith("data: "), line);
        return new ObjectMapper().readTree(line.substring(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/encode    | {\"x\":[[5]]}                         | token 5",
                "/v1/encode    | {\"x\":[[-1]]}                        | token -1",
                "/v1/encode    | {\"x\":[[2.5]]}                       | list of tokens",
                "/v1/encode    | {\"x\":[[99999999999999999999]]}      | no valid JSON",
                "/v1/encode    | {\"x\":[2]}                           | list of tokens",
                "/v1/encode    | {\"x\":[[[2]]]}                       | list of tokens",
                "/v1/encode    | {\"x\":[[2,2,2,2,2,2]]}               | at most 6",
                "/v1/encode    | {\"x\":[]}                            | at least one",
                "/v1/encode    | {\"texts\":[3]}                       | a list of texts",
                "/v1/encode    | {\"texts\":\"ab\"}                    | a list of texts",
                "/v1/encode    | {\"texts\":[\"xyz\"]}                 | the letters a, b and c",
                "/v1/encode    | {\"texts\":[\"a\"],\"x\":[[2]]}       | given twice",
                "/v1/complete  | {\"texts\":[\"aaaaaa\"]}              | at most 6",
                "/v1/complete  | {\"texts\":[\"a\"],\"z\":[[1,2],[3,4]]} | 2 codes are given",
                "/v1/complete  | {\"texts\":[\"a\"],\"count\":9}       | from 1 to 8",
                "/v1/sample    | {\"longest\":7}                       | from 1 to 6",
                "/v1/sample    | {\"longest\":0}                       | from 1 to 6",
                "/v1/sample    | {\"top-p\":0}                         | top-p",
                "/v1/sample    | {\"top-k\":-1}                        | top-k",
                "/v1/sample    | {\"temperature\":\"NaN\"}             | temperature",
                "/v1/sample    | {\"count\":100000}                    | from 1 to 8",
                "/v1/score     | {}                                    | is needed",
            })
    void saysWhatIsWrongWithARequest(String path, String body, String part) {
        HttpResponse<byte[]> response = served.post(path, body);
        assertEquals(400, response.statusCode(), Served.text(response));
        assertTrue(Served.text(response).contains(part), Served.text(response));
    }

    @Test
    void describesItsEndpoints() {
        JsonNode paths =
                Served.json(served.send(served.request("/openapi.json").build())).get("paths");
        for (String path : List.of("/v1/sample", "/v1/complete", "/v1/score")) {
            assertTrue(paths.has(path), paths.toString());
        }
    }

    @Test
    void takesNoFloatsForTokens() throws IOException {
        Path body = folder.resolve("x.safetensors");
        new SafetensorsWriter().add("x", new FloatTensor(new float[] {2, 0}, 1, 2)).write(body);
        HttpResponse<byte[]> response =
                served.post(
                        "/v1/encode",
                        "application/safetensors",
                        Files.readAllBytes(body),
                        "application/json");
        assertEquals(400, response.statusCode(), Served.text(response));
    }
}
