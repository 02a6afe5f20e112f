package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code noema serve} in a process of its own under requests that mix good and malformed ones: each
 * good one is answered rightly, memory does not grow, and SIGTERM ends it cleanly.
 *
 * <p>{@code mvn verify} sends a few; {@code -Dnoema.load.requests=100000} sends so many and prints
 * the figures, see docs/deployment.md.
 */
class ServeLoadTest {

    private static final int REQUESTS = Integer.getInteger("noema.load.requests", 600);
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 10;

    /** How much may be added from the third round on: the pages of a heap that is being filled. */
    private static final long SLACK_KIB = 48 << 10;

    @TempDir private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger comeAgain = new AtomicInteger();
    private URI service;

    @Test
    void losesNothingAndDoesNotGrow() throws IOException, InterruptedException, ExecutionException {
        Path run = folder.resolve("run");
        TinyDigits.train(TinyDigits.config(folder), List.of(), run);
        assertEquals(0, CommandLineRun.of("export", run.toString()).exit());
        Path err = folder.resolve("err.txt");
        Process process = start(err);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            service = URI.create(line.split(" ", 0)[2]);
            byte[][] wanted = new byte[16][];
            for (int seed = 0; seed < wanted.length; seed++) {
                wanted[seed] = sample(seed).body();
            }
            List<Long> resident = new ArrayList<>();
            long began = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Void>> answers = new ArrayList<>();
                for (int i = 0; i < REQUESTS / ROUNDS; i++) {
                    int number = i;
                    answers.add(
                            clients.submit(
                                    () -> {
                                        request(number, wanted);
                                        return null;
                                    }));
                }
                for (Future<Void> answer : answers) {
                    answer.get();
                }
                resident.add(residentKib(process.pid()));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not stop");
            assertEquals(143, process.exitValue());
            if (!resident.contains(-1L)) {
                long grown = resident.get(ROUNDS - 1) - resident.get(2);
                assertTrue(grown < SLACK_KIB, "KiB resident after each round: " + resident);
            }
            report(seconds, resident);
        } finally {
            clients.shutdownNow();
            process.destroyForcibly();
        }
        assertEquals("", Files.readString(err));
    }

    private void report(double seconds, List<Long> resident) throws IOException {
        String figures =
                String.format(
                        "%d requests in %.1f s, %.0f a second, %d told to come again;"
                                + " KiB resident after each tenth: %s%n",
                        REQUESTS, seconds, REQUESTS / seconds, comeAgain.get(), resident);
        Files.writeString(Path.of("target", "load.txt"), figures);
    }

    private Process start(Path err) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.noema.cli.Main"));
        command.addAll(
                Arrays.asList(
                        "serve",
                        folder.resolve("run").toString(),
                        "--port",
                        "0",
                        "--seconds",
                        "30",
                        "--queue",
                        "16"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    /** Two of three requests are good; the others are cut, wrong or no requests at all. */
    private void request(int number, byte[][] wanted) throws IOException, InterruptedException {
        int seed = number % wanted.length;
        switch (number % 12) {
            case 0 -> refused(400, "{\"z\":[[1,2");
            case 1 -> refused(400, "{\"z\":[[\"one\",2,3,4]]}");
            case 2 -> abandon("GARBAGE\r\n\r\n" + "x".repeat(number % 500));
            case 3 ->
                    abandon(
                            "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                    + " application/json\r\nContent-Length: 1000\r\n\r\n{\"z\":");
            default -> assertEquals(text(wanted[seed]), text(sample(seed).body()));
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> sample(int seed) throws IOException, InterruptedException {
        return patient(
                HttpRequest.newBuilder(service.resolve("/v1/sample?count=4&seed=" + seed))
                        .POST(BodyPublishers.noBody()),
                200);
    }

    private void refused(int status, String json) throws IOException, InterruptedException {
        patient(
                HttpRequest.newBuilder(service.resolve("/v1/decode"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                status);
    }

    private HttpResponse<byte[]> patient(HttpRequest.Builder request, int status)
            throws IOException, InterruptedException {
        HttpRequest made = request.timeout(Duration.ofMinutes(2)).build();
        HttpResponse<byte[]> response = client.send(made, BodyHandlers.ofByteArray());
        while (response.statusCode() == 503) {
            comeAgain.incrementAndGet();
            response = client.send(made, BodyHandlers.ofByteArray());
        }
        assertEquals(status, response.statusCode(), text(response.body()));
        return response;
    }

    private void abandon(String begun) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write(begun.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The memory of a process that is in use, or -1 where the system does not say. */
    private static long residentKib(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1);
    }
}
