package dev.noema.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.serving.Bundle;
import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A service of a small bundle and a client that talks to it. */
final class Served implements AutoCloseable {

    static final Limits LIMITS = new Limits(8, 4096, 64, 4, 2, Duration.ofSeconds(2));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final ModelService service;
    final HttpClient client = HttpClient.newHttpClient();
    private final GenerativeModel model;

    private Served(GenerativeModel model, Codec codec, Limits limits) throws IOException {
        this.model = model;
        ServiceOptions options =
                new ServiceOptions(
                        "127.0.0.1",
                        0,
                        Set.of("models.example.org"),
                        Set.of("https://friend.example"),
                        limits);
        service = ModelService.start(model, codec, options);
    }

    static Served of(GenerativeModel model) throws IOException {
        return of(model, new FakeCodec());
    }

    static Served of(GenerativeModel model, Codec codec) throws IOException {
        return new Served(model, codec, LIMITS);
    }

    /** A bundle that the tests of serving hold: {@code plain} or {@code conditional}. */
    static Bundle bundle(String name) {
        return Bundle.open(
                Path.of("../serving/src/test/resources/dev/noema/serving").resolve(name), 1);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    URI uri(String path) {
        return service.uri().resolve(path);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> post(String path, String type, byte[] body, String accept) {
        return send(
                request(path)
                        .header("Content-Type", type)
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    HttpResponse<byte[]> post(String path, String json) {
        return post(
                path,
                "application/json",
                json.getBytes(StandardCharsets.UTF_8),
                "application/json");
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of nested lists, one after the other. */
    static float[] floats(JsonNode node) {
        List<Float> numbers = new ArrayList<>();
        collect(node, numbers);
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    private static void collect(JsonNode node, List<Float> numbers) {
        if (node.isArray()) {
            node.forEach(part -> collect(part, numbers));
        } else {
            numbers.add((float) node.asDouble());
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
        model.close();
    }
}
