package dev.noema.service;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A few threads that compute, and a short queue before them. */
final class Workers implements AutoCloseable {

    private final ThreadPoolExecutor threads;
    private final long longestWait;

    Workers(Limits limits) {
        AtomicInteger number = new AtomicInteger();
        longestWait = limits.time().toNanos();
        threads =
                new ThreadPoolExecutor(
                        limits.workers(),
                        limits.workers(),
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(limits.queue()),
                        work -> {
                            Thread thread =
                                    new Thread(work, "noema-worker-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Has something computed.
     *
     * @param late done instead when the work waited too long
     * @throws Problem 503 when the queue is full
     */
    void submit(Runnable work, Runnable late) {
        long accepted = System.nanoTime();
        try {
            threads.execute(
                    () -> {
                        boolean waited = System.nanoTime() - accepted > longestWait;
                        (waited ? late : work).run();
                    });
        } catch (RejectedExecutionException e) {
            throw new Problem(503, "the service has too much to do; try again later");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
