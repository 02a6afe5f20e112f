package dev.noema.training;

/** How long a run has trained, all its sessions together. */
final class Clock {

    private final double before;
    private final long start = System.nanoTime();

    /** Starts. */
    Clock(double secondsBefore) {
        this.before = secondsBefore;
    }

    double seconds() {
        return before + (System.nanoTime() - start) / 1e9;
    }
}
