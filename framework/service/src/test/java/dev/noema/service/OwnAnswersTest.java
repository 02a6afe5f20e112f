package dev.noema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.Test;

/**
 * Each request gets its own answer, by three clients that share no code: the JDK's, Jetty's, and
 * sockets. Every request has numbers of its own, which its answer must hold, so that an answer that
 * went astray names the request it was for; where one client alone sees such answers, it is the one
 * to blame.
 *
 * <p>{@code mvn verify} sends a few; the profile {@code proofs} sends many and writes the figures
 * to {@code target/own-answers.txt}.
 */
class OwnAnswersTest {

    private static final int REQUESTS = Integer.getInteger("noema.answers", 3000);
    private static final int THREADS = 16;
    private static final Limits LIMITS =
            new Limits(8, 1 << 16, 256, 256, 2, Duration.ofSeconds(20));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A way to send JSON and get JSON. */
    @FunctionalInterface
    private interface Client {
        String post(URI uri, String body) throws Exception;
    }

    /** What one client saw. */
    private record Figures(String client, List<String> astray, double eachSecond) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d of %d answers astray, %.0f requests a second %s",
                    client,
                    astray.size(),
                    REQUESTS,
                    eachSecond,
                    astray.stream().limit(5).toList());
        }
    }

    @Test
    void everyClientGetsItsOwnAnswers() throws Exception {
        List<Figures> figures = new ArrayList<>();
        ServiceOptions options = new ServiceOptions("127.0.0.1", 0, Set.of(), Set.of(), LIMITS);
        try (ModelService service = ModelService.start(new EchoModel(), new FakeCodec(), options)) {
            URI uri = service.uri().resolve("/v1/encode");
            java.net.http.HttpClient ofTheJdk = java.net.http.HttpClient.newHttpClient();
            HttpClient ofJetty = new HttpClient();
            ofJetty.start();
            try {
                figures.add(soak("JDK", uri, (to, body) -> jdk(ofTheJdk, to, body)));
                figures.add(soak("Jetty", uri, (to, body) -> jetty(ofJetty, to, body)));
                figures.add(soak("sockets", uri, OwnAnswersTest::socket));
            } finally {
                ofJetty.stop();
            }
        }
        Files.write(
                Path.of("target", "own-answers.txt"),
                figures.stream().map(Figures::toString).toList());
        for (Figures each : figures) {
            assertEquals(List.of(), each.astray(), figures.toString());
        }
    }

    /** Sends all requests by many threads and counts answers that are not their own. */
    private static Figures soak(String name, URI uri, Client client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        AtomicInteger next = new AtomicInteger(1);
        Queue<String> astray = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(threads.submit(() -> talk(uri, client, next, astray)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Figures(name, List.copyOf(astray), REQUESTS / seconds);
    }

    private static void talk(URI uri, Client client, AtomicInteger next, Queue<String> astray) {
        for (int n = next.getAndIncrement(); n <= REQUESTS; n = next.getAndIncrement()) {
            String numbers = numbers(n);
            try {
                String answer = client.post(uri, "{\"x\":" + numbers + "}");
                float[] found = Served.floats(JSON.readTree(answer).get("mean"));
                float[] wanted = Served.floats(JSON.readTree(numbers));
                if (!Arrays.equals(found, wanted)) {
                    astray.add("request " + n + " got " + answer);
                }
            } catch (Exception e) {
                throw new IllegalStateException("request " + n + ": " + e, e);
            }
        }
    }

    /** One to four items that hold the request's number, so that answers differ in length. */
    private static String numbers(int n) {
        List<String> items = new ArrayList<>();
        for (int item = 0; item <= n % 4; item++) {
            items.add("[[[" + n + "," + item + ",0.5],[" + (n + 1) + ",2," + n % 97 + "]]]");
        }
        return items.toString();
    }

    private static String jdk(java.net.http.HttpClient client, URI uri, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String jetty(HttpClient client, URI uri, String body) throws Exception {
        ContentResponse response =
                client.POST(uri)
                        .body(
                                new BytesRequestContent(
                                        "application/json", body.getBytes(StandardCharsets.UTF_8)))
                        .send();
        return response.getContentAsString();
    }

    private static final ThreadLocal<Socket> SOCKETS = new ThreadLocal<>();

    /** A connection for each thread, kept alive. */
    private static String socket(URI uri, String body) {
        try {
            Socket socket = SOCKETS.get();
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
                socket.setTcpNoDelay(true);
                SOCKETS.set(socket);
            }
            String head =
                    "POST "
                            + uri.getPath()
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: "
                            + body.length()
                            + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            int length = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
