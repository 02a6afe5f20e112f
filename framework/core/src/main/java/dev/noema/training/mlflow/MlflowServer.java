package dev.noema.training.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of an MLflow server that a training needs; see <a
 * href="https://mlflow.org/docs/latest/rest-api.html">its REST interface</a>.
 */
final class MlflowServer {

    /** The most metrics that one call may carry. */
    static final int MOST_METRICS = 1000;

    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_VALUE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI place;
    private final Optional<String> authorization;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();

    /**
     * The server at an address.
     *
     * @param authorization the header of that name
     */
    MlflowServer(URI place, Optional<String> authorization) {
        this.place = place;
        this.authorization = authorization;
    }

    /** The id of an experiment, which is made where there is none of the name. */
    String experiment(String name) throws IOException, InterruptedException {
        String query = "?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        HttpResponse<String> found = send(request("experiments/get-by-name" + query).GET().build());
        if (found.statusCode() == 404) {
            JsonNode made = post("experiments/create", JSON.createObjectNode().put("name", name));
            return text(made.path("experiment_id"));
        }
        return text(body(found).path("experiment").path("experiment_id"));
    }

    /** Begins a run and gives its id. */
    String begin(String experiment, String name, long now, Map<String, String> tags)
            throws IOException, InterruptedException {
        ObjectNode run = JSON.createObjectNode();
        run.put("experiment_id", experiment).put("run_name", name).put("start_time", now);
        run.set("tags", pairs(new ArrayList<>(tags.entrySet())));
        return text(post("runs/create", run).path("run").path("info").path("run_id"));
    }

    void parameters(String run, Map<String, String> parameters)
            throws IOException, InterruptedException {
        List<Map.Entry<String, String>> all = new ArrayList<>(parameters.entrySet());
        for (int from = 0; from < all.size(); from += MOST_PARAMETERS) {
            int to = Math.min(all.size(), from + MOST_PARAMETERS);
            ObjectNode batch = JSON.createObjectNode().put("run_id", run);
            batch.set("params", pairs(all.subList(from, to)));
            post("runs/log-batch", batch);
        }
    }

    /** Sends at most {@link #MOST_METRICS} figures. */
    void metrics(String run, List<Point> points) throws IOException, InterruptedException {
        ObjectNode batch = JSON.createObjectNode().put("run_id", run);
        ArrayNode metrics = batch.putArray("metrics");
        for (Point point : points) {
            metrics.addObject()
                    .put("key", point.key())
                    .put("value", point.value())
                    .put("timestamp", point.timestamp())
                    .put("step", point.step());
        }
        post("runs/log-batch", batch);
    }

    /** Sets a run's status: {@code RUNNING}, {@code FINISHED}, {@code KILLED}, {@code FAILED}. */
    void status(String run, String status, long now) throws IOException, InterruptedException {
        ObjectNode update = JSON.createObjectNode().put("run_id", run).put("status", status);
        if (!status.equals("RUNNING")) {
            update.put("end_time", now);
        }
        post("runs/update", update);
    }

    private JsonNode post(String call, ObjectNode content)
            throws IOException, InterruptedException {
        return body(
                send(
                        request(call)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(content.toString()))
                                .build()));
    }

    private HttpRequest.Builder request(String call) {
        String root = place.toString().replaceFirst("/+$", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + "/api/2.0/mlflow/" + call))
                        .timeout(PATIENCE);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        try {
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() / 100 == 2) {
                return body;
            }
            throw new IOException(
                    "it answers " + response.statusCode() + " " + body.path("message").asText());
        } catch (JsonProcessingException e) {
            throw new IOException("it answers " + response.statusCode() + ", and no JSON", e);
        }
    }

    private static String text(JsonNode id) throws IOException {
        if (!id.isTextual()) {
            throw new IOException("its answer has no id");
        }
        return id.asText();
    }

    private static ArrayNode pairs(List<Map.Entry<String, String>> all) {
        ArrayNode pairs = JSON.createArrayNode();
        all.forEach(
                pair -> {
                    String value = pair.getValue();
                    String cut = value.substring(0, Math.min(value.length(), LONGEST_VALUE));
                    pairs.addObject().put("key", pair.getKey()).put("value", cut);
                });
        return pairs;
    }
}
