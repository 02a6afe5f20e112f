package dev.noema.folder;

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
public final class OrderedPool {

    private static final int MOST_THREADS = 4;

    private OrderedPool() {}

    /**
     * Works on inputs until all are done or one fails.
     *
     * @param things what the inputs are, such as {@code pictures}, for the names of the threads
     * @param work what is done on several threads; what it throws ends the run
     * @param results takes what came of each input, in their order, on the thread of the caller
     */
    public static <A, B> void run(
            String things, List<A> inputs, Function<A, B> work, Consumer<B> results) {
        int threads =
                Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "noema-" + things);
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            Deque<Future<B>> waiting = new ArrayDeque<>();
            for (A input : inputs) {
                if (waiting.size() == 2 * threads) {
                    results.accept(get(things, waiting.remove()));
                }
                waiting.add(pool.submit(() -> work.apply(input)));
            }
            while (!waiting.isEmpty()) {
                results.accept(get(things, waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <B> B get(String things, Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading " + things + " was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
