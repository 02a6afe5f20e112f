package dev.noema.training.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.noema.training.Ending;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowTrackingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Call(String name, JsonNode content, String authorization) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<String> failing = new AtomicReference<>("");
    private HttpServer server;

    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsAllThatHappens() throws IOException {
        MlflowTracking listener = listener(TinyTraining.folder(folder));
        TinyTraining.tell(listener, 0, 700, Ending.BUDGET);
        assertEquals(List.of(), warnings);
        assertEquals("experiments/get-by-name", calls.get(0).name());
        assertEquals("digits & co", calls.get(1).content().path("name").asText());
        JsonNode begun = calls.get(2).content();
        assertEquals("small", begun.path("run_name").asText());
        assertTrue(
                begun.path("tags").toString().contains("\"noema.dataDigest\",\"value\":\"abc\""));
        assertFalse(begun.toString().contains("/home"));
        JsonNode parameters = calls.get(3).content().path("params");
        assertTrue(parameters.toString().contains("{\"key\":\"model.latent\",\"value\":\"2\"}"));
        assertTrue(
                parameters.toString().contains("{\"key\":\"model.widths\",\"value\":\"[3,4]\"}"));
        long points = 0;
        for (Call call : calls.subList(4, calls.size() - 1)) {
            assertEquals("runs/log-batch", call.name());
            assertEquals("Bearer secret", call.authorization());
            assertTrue(call.content().path("metrics").size() <= 1000);
            points += call.content().path("metrics").size();
        }
        // loss, kl, active units, gradient norm and beta of each step; of two figures one is finite
        assertEquals(700 * 5 + 1, points);
        JsonNode end = calls.get(calls.size() - 1).content();
        assertEquals("FINISHED", end.path("status").asText());
        assertTrue(end.path("end_time").asLong() > 0);
    }

    @Test
    void goesOnInTheRunOfTheServer() throws IOException {
        RunFolder run = TinyTraining.folder(folder);
        MlflowTracking first = listener(run);
        TinyTraining.tell(first, 0, 3, Ending.STOPPED);
        assertEquals("KILLED", calls.get(calls.size() - 1).content().path("status").asText());
        Map<String, Object> state = first.state();
        calls.clear();
        MlflowTracking second = listener(run);
        second.restore(state);
        TinyTraining.tell(second, 3, 5, Ending.BUDGET);
        assertEquals("runs/update", calls.get(0).name());
        assertEquals("RUNNING", calls.get(0).content().path("status").asText());
        assertTrue(calls.stream().allMatch(call -> call.content().toString().contains("r1")));
    }

    @Test
    void warnsOnceAndGoesOnWhenTheServerIsGone() throws IOException {
        server.stop(0);
        MlflowTracking listener = listener(TinyTraining.folder(folder));
        TinyTraining.tell(listener, 0, 100, Ending.BUDGET);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("mlflow: http://127.0.0.1:"), warnings.toString());
        assertTrue(warnings.get(0).contains("the training goes on"), warnings.toString());
        assertEquals(Map.of(), listener.state());
    }

    @Test
    void sendsTheParametersAlsoWhenTheServerFailedBeforeItHadThem() throws Exception {
        failing.set("runs/log-batch");
        MlflowTracking listener = listener(TinyTraining.folder(folder));
        listener.started(0, "");
        while (warnings.isEmpty()) {
            Thread.sleep(10);
        }
        listener.finished(new Outcome(Ending.BUDGET, 0, 0, 0));
        List<String> names = calls.stream().map(Call::name).toList();
        assertEquals(1, Collections.frequency(names, "runs/create"), names.toString());
        assertTrue(calls.toString().contains("model.latent"), names.toString());
        assertEquals("runs/update", names.get(names.size() - 1));
    }

    @Test
    void losesNothingToAServerThatFailsForAWhile() throws Exception {
        broken.set(1);
        MlflowTracking listener = listener(TinyTraining.folder(folder));
        listener.started(0, "");
        while (warnings.isEmpty()) {
            Thread.sleep(10);
        }
        assertTrue(warnings.get(0).contains("it answers 503"), warnings.toString());
        listener.stepped(TinyTraining.report(1));
        listener.failed(new IllegalStateException("a fault"));
        assertEquals(1, warnings.size());
        JsonNode end = calls.get(calls.size() - 1).content();
        assertEquals("FAILED", end.path("status").asText());
        assertEquals(
                5, calls.stream().mapToInt(call -> call.content().path("metrics").size()).sum());
    }

    private MlflowTracking listener(RunFolder run) {
        return new MlflowTracking(
                run,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                Optional.of("Bearer secret"),
                "digits & co",
                Clock.systemUTC(),
                warnings::add);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replace("/api/2.0/mlflow/", "");
        byte[] content = exchange.getRequestBody().readAllBytes();
        int code = 200;
        String text = "{}";
        if (name.equals(failing.get())) {
            failing.set("");
            broken.set(1);
        }
        if (broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            code = 503;
            text = "busy";
        } else {
            JsonNode json = content.length == 0 ? JSON.createObjectNode() : JSON.readTree(content);
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            calls.add(new Call(name, json, header));
            switch (name) {
                case "experiments/get-by-name" -> {
                    code = 404;
                    text = "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"none\"}";
                }
                case "experiments/create" -> text = "{\"experiment_id\": \"12\"}";
                case "runs/create" -> text = "{\"run\": {\"info\": {\"run_id\": \"r1\"}}}";
                default -> {
                    // an empty answer
                }
            }
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
