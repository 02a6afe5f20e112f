package dev.noema.service;

import java.time.Duration;

/**
 * What a service takes on at most.
 *
 * @param items items in one request
 * @param bodyBytes bytes in the body of one request
 * @param connections connections at once; more wait until one is free
 * @param queue requests that wait for a worker; more are answered with 503
 * @param workers requests that are computed at once
 * @param time how long the head and the body of a request may take to arrive and it may wait for a
 *     worker, each; all of it, with its answer, may take four times as long
 */
public record Limits(
        int items, int bodyBytes, int connections, int queue, int workers, Duration time) {

    /** Bodies that are held at once, in multiples of the largest one. */
    static final int BODIES = 16;

    public Limits {
        check("items", items, 1 << 16);
        check("bodyBytes", bodyBytes, 1 << 28);
        check("connections", connections, 1 << 16);
        check("queue", queue, 1 << 16);
        check("workers", workers, 1 << 10);
        check("time in milliseconds", time.toMillis(), 3_600_000);
    }

    /** For a model of small items on this machine. */
    public static Limits defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Limits(256, 8 << 20, 512, 64, cores, Duration.ofSeconds(10));
    }

    private static void check(String name, long value, long greatest) {
        if (value < 1 || value > greatest) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; allowed is 1 to " + greatest);
        }
    }
}
