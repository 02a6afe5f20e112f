package dev.noema.audio.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does work on a few threads and hands the results over in order, a bounded number at a time. */
final class OrderedPool {

    private static final int MOST_THREADS = 4;

    private OrderedPool() {}

    static <A, B> void run(List<A> inputs, Function<A, B> work, Consumer<B> results) {
        int threads =
                Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "noema-sounds");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            Deque<Future<B>> waiting = new ArrayDeque<>();
            for (A input : inputs) {
                if (waiting.size() == 2 * threads) {
                    results.accept(get(waiting.remove()));
                }
                waiting.add(pool.submit(() -> work.apply(input)));
            }
            while (!waiting.isEmpty()) {
                results.accept(get(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <B> B get(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading sounds was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
