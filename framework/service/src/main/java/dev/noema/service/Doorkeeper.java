package dev.noema.service;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps web pages of others from using a service that only its machine or network should reach: a
 * foreign {@code Host} means that a name was made to point here, a foreign {@code Origin} that
 * another site's page is calling.
 */
final class Doorkeeper {

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> hosts;
    private final Set<String> origins;

    Doorkeeper(ServiceOptions options) {
        hosts = options.hosts();
        origins = options.origins();
    }

    /**
     * Checks a request's {@code Host} and {@code Origin}.
     *
     * @param host without the port
     * @param authority with the port, as the client wrote it
     * @param origin the header; null where there is none
     * @return the origin that the browser must be told is allowed
     * @throws Problem 421 or 403
     */
    Optional<String> admitted(String host, String authority, String origin) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!name.equals("localhost")
                && !ADDRESS.matcher(name).matches()
                && !hosts.contains(name)) {
            throw new Problem(421, "this service is not called '" + host + "'; see --host");
        }
        if (origin == null || origin.equals("http://" + authority)) {
            return Optional.empty();
        }
        if (!origins.contains(origin)) {
            throw new Problem(403, "pages from '" + origin + "' may not call this; see --origin");
        }
        return Optional.of(origin);
    }
}
