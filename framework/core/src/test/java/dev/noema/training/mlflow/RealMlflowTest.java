package dev.noema.training.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.training.Ending;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tells a real MLflow server, where the system property {@code noema.mlflow.python} names a Python
 * that has it.
 */
class RealMlflowTest {

    private static final String PYTHON = System.getProperty("noema.mlflow.python", "");

    @TempDir private Path folder;

    @Test
    void theRealServerKeepsAllOfIt() throws Exception {
        assumeTrue(
                !PYTHON.isEmpty(),
                "no MLflow: name a Python that has it by -Dnoema.mlflow.python=FILE");
        int port = freePort();
        URI place = URI.create("http://127.0.0.1:" + port);
        Process server = server(port);
        try {
            awaitAnswer(place);
            List<String> warnings = new CopyOnWriteArrayList<>();
            RunFolder files = TinyTraining.folder(folder);
            MlflowTracking first = listener(files, place, warnings);
            TinyTraining.tell(first, 0, 400, Ending.STOPPED);
            String run = (String) first.state().get("run");
            assertEquals("KILLED", status(place, run));

            MlflowTracking resumed = listener(files, place, warnings);
            resumed.restore(first.state());
            TinyTraining.tell(resumed, 400, 700, Ending.BUDGET);
            assertEquals(List.of(), warnings);
            assertEquals("FINISHED", status(place, run));
            JsonNode kept = get(place, "runs/get?run_id=" + run).path("run");
            assertEquals("small", kept.path("info").path("run_name").asText());
            assertEquals(4, kept.path("data").path("params").size());
            assertTrue(kept.path("data").path("tags").toString().contains("noema.dataDigest"));
            JsonNode losses =
                    get(
                            place,
                            "metrics/get-history?metric_key=training/loss&max_results=5000&run_id="
                                    + run);
            assertEquals(700, losses.path("metrics").size());
            assertEquals(700.5, losses.path("metrics").path(699).path("value").asDouble());
        } finally {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
            server.waitFor();
        }
    }

    private static MlflowTracking listener(RunFolder files, URI place, List<String> warnings) {
        return new MlflowTracking(
                files, place, Optional.empty(), "digits & co", Clock.systemUTC(), warnings::add);
    }

    private static String status(URI place, String run) throws IOException, InterruptedException {
        return get(place, "runs/get?run_id=" + run).at("/run/info/status").asText();
    }

    private Process server(int port) throws IOException {
        return new ProcessBuilder(
                        PYTHON,
                        "-m",
                        "mlflow",
                        "server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--workers",
                        "1",
                        "--backend-store-uri",
                        "sqlite:///" + folder.resolve("mlflow.db"),
                        "--artifacts-destination",
                        folder.resolve("artifacts").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitAnswer(URI place) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                HttpRequest health = HttpRequest.newBuilder(place.resolve("/health")).build();
                HttpClient.newHttpClient().send(health, BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("the server does not answer");
    }

    private static JsonNode get(URI place, String call) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(place.resolve("/api/2.0/mlflow/" + call)).build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }
}
