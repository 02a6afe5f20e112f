package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final ThreadLocal<Client> clients = ThreadLocal.withInitial(this::connected);
    private final AtomicInteger comeAgain = new AtomicInteger();
    private URI service;

    @Test
    void losesNothingAndDoesNotGrow() throws IOException, InterruptedException, ExecutionException {
        Path run = folder.resolve("run");
        TinyDigits.train(TinyDigits.config(folder), List.of(), run);
        assertEquals(0, CommandLineRun.of("export", run.toString()).exit());
        Path err = folder.resolve("err.txt");
        Process process = start(err);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            service = URI.create(line.split(" ", 0)[2]);
            String[] wanted = new String[16];
            for (int seed = 0; seed < wanted.length; seed++) {
                wanted[seed] = sample(seed);
            }
            List<Long> resident = new ArrayList<>();
            long began = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Void>> answers = new ArrayList<>();
                for (int i = 0; i < REQUESTS / ROUNDS; i++) {
                    int number = i;
                    answers.add(
                            threads.submit(
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
            threads.shutdownNow();
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
    private void request(int number, String[] wanted) throws IOException {
        int seed = number % wanted.length;
        switch (number % 12) {
            case 0 -> refused(400, "{\"z\":[[1,2");
            case 1 -> refused(400, "{\"z\":[[\"one\",2,3,4]]}");
            case 2 -> abandon("GARBAGE\r\n\r\n" + "x".repeat(number % 500));
            case 3 ->
                    abandon(
                            "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                    + " application/json\r\nContent-Length: 1000\r\n\r\n{\"z\":");
            default -> assertEquals(wanted[seed], sample(seed));
        }
    }

    private String sample(int seed) throws IOException {
        String head = "POST /v1/sample?count=4&seed=" + seed + " HTTP/1.1\r\nHost: localhost\r\n";
        return patient(head + "Content-Length: 0\r\n\r\n", 200);
    }

    private void refused(int status, String json) throws IOException {
        patient(
                "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: "
                        + json.length()
                        + "\r\n\r\n"
                        + json,
                status);
    }

    /** The body of the answer, asked for again as long as the service has too much to do. */
    private String patient(String request, int status) throws IOException {
        Answer answer = clients.get().ask(request);
        while (answer.status() == 503) {
            comeAgain.incrementAndGet();
            answer = clients.get().ask(request);
        }
        assertEquals(status, answer.status(), answer.body());
        return answer.body();
    }

    private record Answer(int status, String body) {}

    /** A connection of one thread, kept from request to request. */
    private final class Client {
        private final Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.getPort());
        private final DataInputStream in =
                new DataInputStream(new BufferedInputStream(socket.getInputStream()));

        private Client() throws IOException {
            socket.setSoTimeout(120_000);
        }

        Answer ask(String request) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            int status = Integer.parseInt(line().split(" ", 0)[1]);
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring("Content-Length: ".length()));
                }
            }
            byte[] body = new byte[length];
            in.readFully(body);
            return new Answer(status, new String(body, StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (char c = (char) in.readUnsignedByte();
                    c != '\n';
                    c = (char) in.readUnsignedByte()) {
                if (c != '\r') {
                    line.append(c);
                }
            }
            return line.toString();
        }
    }

    private Client connected() {
        try {
            return new Client();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void abandon(String begun) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
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
