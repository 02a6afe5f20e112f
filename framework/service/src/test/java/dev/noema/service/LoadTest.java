package dev.noema.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many at once: each gets its own answer, or is told to come again. */
class LoadTest {

    private static final int THREADS = 8;
    private static final int EACH = 60;

    @Test
    void losesNothingAmongMalformedRequests()
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Served served = Served.of(Served.bundle("plain"));
                GenerativeModel model = Served.bundle("plain")) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * EACH;
                clients.add(threads.submit(() -> talk(served, model, first)));
            }
            int answered = 0;
            for (Future<Integer> client : clients) {
                answered += client.get();
            }
            assertEquals(THREADS * EACH, answered);
            String metrics = Served.text(served.send(served.request("/metrics").build()));
            assertTrue(metrics.contains("noema_requests_under_way 1\n"), metrics);
        } finally {
            threads.shutdown();
        }
    }

    private static int talk(Served served, GenerativeModel model, int first) throws IOException {
        int answered = 0;
        for (int seed = first; seed < first + EACH; seed++) {
            FloatTensor wanted = model.sample(1, seed, 1, Optional.empty()).get("sample");
            HttpResponse<byte[]> response = patient(served, "/v1/sample?seed=" + seed, "");
            float[] found = Served.floats(Served.json(response).get("sample"));
            assertArrayEquals(wanted.values(), found);
            answered++;
            switch (seed % 3) {
                case 0 -> assertEquals(400, patient(served, "/v1/decode", "{\"z\":").statusCode());
                case 1 -> abandon(served, "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\n");
                default -> abandon(served, "\0\1\2\3");
            }
        }
        return answered;
    }

    /** Comes again as long as the service has too much to do. */
    private static HttpResponse<byte[]> patient(Served served, String path, String json) {
        HttpResponse<byte[]> response = served.post(path, json);
        while (response.statusCode() == 503) {
            response = served.post(path, json);
        }
        return response;
    }

    private static void abandon(Served served, String begun) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), served.service.uri().getPort())) {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void tellsToComeAgainWhenTheQueueIsFullAndFinishesWhatItBegan() throws Exception {
        CountDownLatch begun = new CountDownLatch(Served.LIMITS.workers());
        CountDownLatch goOn = new CountDownLatch(1);
        Served served = Served.of(new Slow(Served.bundle("plain"), begun, goOn));
        List<CompletableFuture<HttpResponse<byte[]>>> taken = new ArrayList<>();
        for (int i = 0; i < Served.LIMITS.workers(); i++) {
            taken.add(sampleLater(served));
        }
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        // All workers are busy; of the next ones as many wait as the queue has places.
        for (int i = 0; i < Served.LIMITS.queue() + 3; i++) {
            taken.add(sampleLater(served));
        }
        CompletableFuture.anyOf(
                        taken.stream()
                                .map(
                                        later ->
                                                later.thenCompose(
                                                        response ->
                                                                response.statusCode() == 503
                                                                        ? CompletableFuture
                                                                                .completedFuture(
                                                                                        response)
                                                                        : new CompletableFuture<
                                                                                HttpResponse<
                                                                                        byte[]>>()))
                                .toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(served.service::close);
        goOn.countDown();
        closing.get(20, TimeUnit.SECONDS);
        int done = 0;
        for (CompletableFuture<HttpResponse<byte[]>> later : taken) {
            HttpResponse<byte[]> response = later.get(20, TimeUnit.SECONDS);
            if (response.statusCode() == 503) {
                assertEquals("1", response.headers().firstValue("Retry-After").orElseThrow());
            } else {
                assertEquals(200, response.statusCode());
                done++;
            }
        }
        assertTrue(done >= Served.LIMITS.workers(), done + " were answered");
        assertThrows(
                ConnectException.class,
                () ->
                        new Socket(InetAddress.getLoopbackAddress(), served.service.uri().getPort())
                                .close());
        served.close();
    }

    private static CompletableFuture<HttpResponse<byte[]>> sampleLater(Served served) {
        return served.client.sendAsync(
                served.request("/v1/sample").POST(BodyPublishers.noBody()).build(),
                BodyHandlers.ofByteArray());
    }

    /** A model that says when it has begun and waits until it may go on. */
    private record Slow(GenerativeModel model, CountDownLatch begun, CountDownLatch goOn)
            implements GenerativeModel {

        @Override
        public About about() {
            return model.about();
        }

        @Override
        public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
            return model.encode(x, condition);
        }

        @Override
        public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
            return model.decode(z, condition);
        }

        @Override
        public Map<String, FloatTensor> sample(
                int count, long seed, float temperature, Optional<LongTensor> condition) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return model.sample(count, seed, temperature, condition);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
