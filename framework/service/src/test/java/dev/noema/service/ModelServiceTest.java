package dev.noema.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Interpolation;
import dev.noema.serving.LongTensor;
import dev.noema.serving.safetensors.SafetensorsFile;
import dev.noema.serving.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelServiceTest {

    private static final FloatTensor Z =
            new FloatTensor(new float[] {1, -0.5f, 2, 0, 0.25f, 3, -1, 1}, 2, 4);
    private static final String CODES = "[[1,-0.5,2,0],[0.25,3,-1,1e0]]";
    private static final String ITEM = "1.0 0.0 1.0 1.0 0.0 1.0";
    private static final FloatTensor X =
            new FloatTensor(new float[] {1, 0, 1, 1, 0, 1}, 1, 1, 2, 3);

    private static Served plain;
    private static Served conditional;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException {
        plain = Served.of(Served.bundle("plain"));
        conditional = Served.of(Served.bundle("conditional"));
    }

    @AfterAll
    static void stop() {
        plain.close();
        conditional.close();
    }

    private static Optional<LongTensor> classes(long... numbers) {
        return Optional.of(new LongTensor(numbers, numbers.length));
    }

    private static void assertSame(FloatTensor wanted, JsonNode found) {
        assertArrayEquals(wanted.values(), Served.floats(found));
    }

    @Test
    void decodesEncodesAndReconstructsAsTheModelDoes() {
        try (GenerativeModel model = Served.bundle("plain")) {
            JsonNode decoded = Served.json(plain.post("/v1/decode", "{\"z\":" + CODES + "}"));
            assertSame(model.decode(Z, Optional.empty()).get("expected"), decoded.get("expected"));
            assertEquals(3, decoded.get("expected").get(1).get(0).get(1).size());

            String item = "{\"x\":[[[[1,0,1],[1,0,1]]]]}";
            JsonNode encoded = Served.json(plain.post("/v1/encode", item));
            assertSame(model.encode(X, Optional.empty()).get("mean"), encoded.get("mean"));
            assertEquals(2, encoded.size());

            JsonNode back = Served.json(plain.post("/v1/reconstruct", item));
            assertSame(model.reconstruct(X, Optional.empty()), back.get("expected"));
        }
    }

    @Test
    void samplesBySeedCountAndClass() {
        try (GenerativeModel model = Served.bundle("conditional")) {
            JsonNode made =
                    Served.json(
                            conditional.post(
                                    "/v1/sample",
                                    "{\"classes\":[\"blue\",\"red\"],\"seed\":7,\"temperature\":0.5}"));
            assertSame(model.sample(2, 7, 0.5f, classes(2, 0)).get("sample"), made.get("sample"));
            JsonNode inTurn =
                    Served.json(conditional.post("/v1/sample?count=4&draw=true&seed=-3", ""));
            assertSame(
                    model.sample(4, -3, 1, classes(0, 1, 2, 0)).get("sample"),
                    inTurn.get("sample"));
        }
    }

    @Test
    void walksFromOneToAnother() {
        try (GenerativeModel model = Served.bundle("plain")) {
            JsonNode way =
                    Served.json(
                            plain.post(
                                    "/v1/interpolate?steps=5&path=spherical",
                                    "{\"z\":" + CODES + "}"));
            float[] from = {1, -0.5f, 2, 0};
            float[] to = {0.25f, 3, -1, 1};
            FloatTensor codes = Interpolation.SPHERICAL.path(from, to, 5);
            assertSame(codes, way.get("z"));
            assertSame(model.decode(codes, Optional.empty()).get("expected"), way.get("expected"));
        }
    }

    @Test
    void takesAndGivesFilesOfTheCodec() {
        byte[] file = ITEM.getBytes(StandardCharsets.UTF_8);
        try (GenerativeModel model = Served.bundle("plain")) {
            HttpResponse<byte[]> back = plain.post("/v1/reconstruct", "text/plain", file, "*/*");
            assertEquals("text/plain", back.headers().firstValue("Content-Type").orElseThrow());
            float first = model.reconstruct(X, Optional.empty()).values()[0];
            assertTrue(Served.text(back).startsWith(first + " "), Served.text(back));

            String base64 = Base64.getEncoder().encodeToString(file);
            JsonNode encoded =
                    Served.json(
                            plain.post(
                                    "/v1/encode",
                                    "{\"x\":[\"" + base64 + "\",\"" + base64 + "\"]}"));
            assertEquals(2, encoded.get("mean").size());

            HttpResponse<byte[]> sheet =
                    plain.post("/v1/sample?count=3&columns=2", "text/plain", new byte[0], "text/*");
            assertEquals(4, Served.text(sheet).lines().count());
            assertTrue(Served.text(sheet).startsWith("columns 2\n"));
        }
        HttpResponse<byte[]> broken =
                plain.post(
                        "/v1/encode", "text/plain", "1 2".getBytes(StandardCharsets.UTF_8), "*/*");
        assertEquals(400, broken.statusCode());
        assertEquals(
                "the file is no list of six numbers", Served.json(broken).get("detail").asText());
    }

    @Test
    void takesAndGivesSafetensors() throws IOException {
        Path file = folder.resolve("z.safetensors");
        new SafetensorsWriter()
                .add("z", Z)
                .add("condition", new LongTensor(new long[] {2, 1}, 2))
                .write(file);
        HttpResponse<byte[]> response =
                conditional.post(
                        "/v1/decode",
                        "application/safetensors",
                        Files.readAllBytes(file),
                        "application/safetensors");
        assertEquals(200, response.statusCode(), () -> Served.text(response));
        Files.write(file, response.body());
        try (SafetensorsFile answer = SafetensorsFile.open(file);
                GenerativeModel model = Served.bundle("conditional")) {
            assertArrayEquals(
                    model.decode(Z, classes(2, 1)).get("expected").values(),
                    answer.floats("expected").values());
        }
    }

    @Test
    void describesItself() {
        JsonNode api = Served.json(plain.send(plain.request("/openapi.json").build()));
        assertEquals("3.1.0", api.get("openapi").asText());
        api.get("paths")
                .fieldNames()
                .forEachRemaining(
                        path ->
                                assertTrue(
                                        plain.send(plain.request(path).build()).statusCode() != 404,
                                        path));
        assertFalse(api.toString().contains("${"), api::toString);
        JsonNode model = Served.json(plain.send(plain.request("/v1/model").build()));
        assertEquals("[1,2,3]", model.get("event").toString());
        assertEquals(4, model.get("latent").asInt());
        assertEquals(
                "{\"status\":\"ready\"}", Served.text(plain.send(plain.request("/ready").build())));
        plain.post("/v1/decode", "{}");
        String metrics = Served.text(plain.send(plain.request("/metrics").build()));
        assertTrue(
                metrics.contains("noema_requests_total{path=\"/v1/decode\",status=\"400\"} "),
                metrics);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/v1/decode | | 400 | 'z' is needed",
                "/v1/decode | {} | 400 | 'z' is needed",
                "/v1/decode | {\"z\":[]} | 400 | 'z' is needed",
                "/v1/decode | {\"z\":[[1,2]]} | 400 | shape [4]",
                "/v1/decode | {\"z\":[[1,2,3,4,5]]} | 400 | shape [4]",
                "/v1/decode | {\"z\":[[1,2,3,\"4\"]]} | 400 | hold numbers",
                "/v1/decode | {\"z\":[[1,2,3,null]]} | 400 | hold numbers",
                "/v1/decode | {\"z\":[[1,2,3,[4]]]} | 400 | hold numbers",
                "/v1/decode | {\"z\":[[1,2,3,NaN]]} | 400 | no valid JSON",
                "/v1/decode | {\"z\":[[1,2,3,1e999]]} | 422 | 'z' holds Infinity at index 3",
                "/v1/decode | {\"z\":[\"AAAA\"]} | 400 | shape [4]",
                "/v1/decode | {\"z\":{}} | 400 | a list of items",
                "/v1/decode | {\"z\":[[1,2,3,4] | 400 | no valid JSON",
                "/v1/decode | {\"z\":[[1,2,3,4]]} x | 400 | no valid JSON",
                "/v1/decode | {\"z\":[[1,2,3,4]]}{} | 400 | something follows",
                "/v1/decode | {\"z\":[[1,2,3,4]],\"z\":[[1,2,3,4]]} | 400 | Duplicate",
                "/v1/decode | {\"z\":[[1,2,3,4]],\"clas\":\"a\"} | 400 | 'clas' is not known",
                "/v1/decode | {\"z\":[[1,2,3,4]],\"columns\":null} | 400 | 'columns' is not known",
                "/v1/decode | {\"z\":[[1,2,3,4]],\"class\":\"a\"} | 400 | the model has none",
                "/v1/decode | {\"z\":[[1,2,3,4]],\"classes\":[[]]} | 400 | class names",
                "/v1/decode?columns=2 | {\"z\":[[1,2,3,4]],\"columns\":2} | 400 | in the query and in the body",
                "/v1/decode | [1] | 400 | no JSON object",
                "/v1/decode | null | 400 | no JSON object",
                "/v1/decode | {\"z\":[[1,2,3,4],[1,2,3,4],[1,2,3,4],[1,2,3,4],[1,2,3,4],[1,2,3,4],[1,2,3,4],[1,2,3,4],[1,2,3,4]]} | 413 | at most 8 items",
                "/v1/encode | {\"x\":[\"*\"]} | 400 | Base64",
                "/v1/encode | {\"x\":[\"AAAA\"]} | 400 | the file is no list",
                "/v1/sample?count=0 | | 400 | count is '0'; a whole number from 1 to 8",
                "/v1/sample?count=9 | | 400 | from 1 to 8",
                "/v1/sample?count=1e3 | | 400 | count is '1e3'",
                "/v1/sample?count=1&count=2 | | 400 | said twice",
                "/v1/sample?seed=9223372036854775808 | | 400 | seed",
                "/v1/sample?temperature=NaN | | 400 | temperature",
                "/v1/sample?draw=perhaps | | 400 | true or false",
                "/v1/sample?../../etc/passwd | | 400 | is not known",
                "/v1/interpolate | {} | 400 | two items",
                "/v1/interpolate | {\"z\":[[1,2,3,4]]} | 400 | two are needed",
                "/v1/interpolate?path=down | {\"z\":[[1,2,3,4],[1,2,3,4]]} | 400 | allowed is one of [linear, spherical]",
                "/v1/none | {} | 404 | there is nothing here",
                "/v1/decode/ | {} | 404 | there is nothing here",
                "/v1//decode | {} | 4 | ",
                "/%2e%2e/etc/passwd | {} | 4 | ",
                "/metrics | {} | 405 | /metrics takes GET",
            })
    void saysInOneLineWhatIsWrong(String path, String body, String status, String detail) {
        HttpResponse<byte[]> response = plain.post(path, body == null ? "" : body);
        String text = Served.text(response);
        assertTrue(Integer.toString(response.statusCode()).startsWith(status), text);
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(response.statusCode(), Served.json(response).get("status").asInt());
        assertTrue(text.contains(detail == null ? "" : detail), text);
        assertFalse(text.contains("\\n") || text.contains("\tat "), text);
    }

    @Test
    void asksForClassesWhereTheModelHasThem() {
        HttpResponse<byte[]> response = conditional.post("/v1/decode", "{\"z\":" + CODES + "}");
        assertTrue(Served.text(response).contains("the model has classes; say class"));
        assertEquals(
                200,
                conditional.post("/v1/decode?class=green", "{\"z\":" + CODES + "}").statusCode());
        assertTrue(
                Served.text(conditional.post("/v1/decode?class=d", "{\"z\":" + CODES + "}"))
                        .contains("class 'd' is not known; known are [red, green, blue]"));
    }

    @Test
    void refusesTypesThatItDoesNotKnow() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                415,
                plain.post("/v1/encode", "application/x-www-form-urlencoded", body, "*/*")
                        .statusCode());
        assertEquals(415, plain.post("/v1/decode", "text/plain", body, "*/*").statusCode());
        assertEquals(
                406,
                plain.post("/v1/sample", "application/json", new byte[0], "video/mp4")
                        .statusCode());
        assertEquals(
                413, plain.post("/v1/encode", "text/plain", new byte[4097], "*/*").statusCode());
    }

    @Test
    void answersPagesOfItsFriendsOnly() {
        assertEquals(
                403,
                plain.send(plain.request("/health").header("Origin", "http://evil.example").build())
                        .statusCode());
        HttpResponse<byte[]> friend =
                plain.send(
                        plain.request("/v1/sample")
                                .header("Origin", "https://friend.example")
                                .method("OPTIONS", BodyPublishers.noBody())
                                .build());
        assertEquals(200, friend.statusCode());
        assertEquals(
                "https://friend.example",
                friend.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        HttpResponse<byte[]> own =
                plain.send(
                        plain.request("/health")
                                .header(
                                        "Origin",
                                        "http://127.0.0.1:" + plain.service.uri().getPort())
                                .build());
        assertEquals(200, own.statusCode());
        assertTrue(own.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }
}
