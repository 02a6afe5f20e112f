package dev.noema.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Which endpoint answers which path; paths are compared whole, so none leads anywhere else. */
final class Routes {

    /**
     * One path.
     *
     * @param method {@code GET}, answered at once, or {@code POST}, which a worker computes
     */
    record Route(String method, String path, Endpoint endpoint) {

        boolean isComputed() {
            return method.equals("POST");
        }
    }

    private final Map<String, Route> byPath = new LinkedHashMap<>();

    Routes get(String path, Endpoint endpoint) {
        byPath.put(path, new Route("GET", path, endpoint));
        return this;
    }

    Routes post(String path, Endpoint endpoint) {
        byPath.put(path, new Route("POST", path, endpoint));
        return this;
    }

    /**
     * The route of a request.
     *
     * @throws Problem 404 or 405
     */
    Route find(String method, String path) {
        Route route = byPath.get(path);
        if (route == null) {
            throw new Problem(
                    404, "there is nothing here; there are " + new TreeSet<>(byPath.keySet()));
        }
        boolean fits =
                method.equals(route.method())
                        || method.equals("HEAD") && route.method().equals("GET");
        if (!fits) {
            throw new Problem(405, route.path() + " takes " + route.method());
        }
        return route;
    }
}
