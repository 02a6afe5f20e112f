package dev.noema.training;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs an iterator ahead on a thread of its own, a few elements at most.
 *
 * <p>The thread is never interrupted, since an interrupt would close the file channels that a
 * dataset reads.
 */
final class Prefetch<T> implements Iterator<T>, AutoCloseable {

    private static final int AHEAD = 3;
    private static final long PAUSE_MILLISECONDS = 20;

    /** One element, the fault in its place, or the end. */
    private record Slot<T>(T value, Throwable fault, boolean end) {}

    private final BlockingQueue<Slot<T>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile boolean closed;
    private Slot<T> head;

    Prefetch(Iterator<? extends T> source, String name) {
        thread = new Thread(() -> fill(source), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void fill(Iterator<? extends T> source) {
        try {
            while (!closed && source.hasNext()) {
                put(new Slot<>(source.next(), null, false));
            }
            put(new Slot<>(null, null, true));
        } catch (RuntimeException | Error fault) {
            put(new Slot<>(null, fault, false));
        }
    }

    private void put(Slot<T> slot) {
        try {
            while (!closed && !queue.offer(slot, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                // the queue is full: look again whether anyone still reads
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public boolean hasNext() {
        return !peek().end();
    }

    /** The next element; a fault of the source is thrown here. */
    @Override
    public T next() {
        Slot<T> slot = peek();
        if (slot.end()) {
            throw new NoSuchElementException();
        }
        head = null;
        return slot.value();
    }

    private Slot<T> peek() {
        try {
            if (head == null) {
                head = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "the thread was interrupted while it waited for data", e);
        }
        if (head.fault() instanceof RuntimeException fault) {
            throw fault;
        }
        if (head.fault() instanceof Error fault) {
            throw fault;
        }
        return head;
    }

    /** Waits until the source is left alone. */
    @Override
    public void close() {
        closed = true;
        queue.clear();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
