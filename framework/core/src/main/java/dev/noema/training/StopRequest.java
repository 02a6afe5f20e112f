package dev.noema.training;

import java.util.concurrent.atomic.AtomicInteger;

/** Asks a training to save and end after the step at hand. Safe for use by several threads. */
public final class StopRequest {

    private static final int NONE = -1;

    private final AtomicInteger signal = new AtomicInteger(NONE);

    /**
     * Asks once.
     *
     * @param number the number of the signal that asked, or 0
     * @return whether nobody had asked before
     */
    public boolean request(int number) {
        return signal.compareAndSet(NONE, number);
    }

    /** Whether anyone has asked. */
    public boolean requested() {
        return signal.get() != NONE;
    }

    /** The number of the signal that asked; 0 where it was none. */
    public int signal() {
        return Math.max(0, signal.get());
    }
}
