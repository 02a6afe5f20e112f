package dev.noema.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where in a configuration a value stands, and where its problems go.
 *
 * @param path the path of the option; empty for the whole configuration
 */
record Site(String path, Origin origin, Report report) {

    Site field(String key, Origin origin) {
        String name = Text.shorten(key);
        return new Site(path.isEmpty() ? name : path + "." + name, origin, report);
    }

    Site item(int index, Origin origin) {
        return new Site(path + "." + index, origin, report);
    }

    void refuse(String wrong, String allowed) {
        report.add(origin, path, wrong, allowed, Optional.empty());
    }

    /** Refuses a name that is not among the known ones. */
    void refuseName(String wrong, String name, Collection<String> known) {
        String allowed =
                known.isEmpty() ? "none is known" : "known are " + String.join(", ", known);
        report.add(origin, path, wrong, allowed, Nearest.to(name, List.copyOf(known)));
    }
}
