package dev.noema.service;

import java.util.Set;

/**
 * Where a service listens and whom it answers.
 *
 * @param bind the address to listen on, such as {@code 127.0.0.1}
 * @param port the port; 0 takes a free one
 * @param hosts names by which it may be called, beside {@code localhost} and addresses: what a
 *     request says as its {@code Host}
 * @param origins origins of web pages, such as {@code https://example.org}, that may call it
 * @param limits what it takes on at most
 */
public record ServiceOptions(
        String bind, int port, Set<String> hosts, Set<String> origins, Limits limits) {

    public ServiceOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + "; allowed is 0 to 65535");
        }
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    /** For callers on this machine. */
    public static ServiceOptions local(int port) {
        return new ServiceOptions("127.0.0.1", port, Set.of(), Set.of(), Limits.defaults());
    }
}
