package dev.noema.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one configuration, so that all of them are told at once. */
final class Report {

    private final List<Problem> problems = new ArrayList<>();

    void add(
            Origin origin,
            String field,
            String wrong,
            String allowed,
            Optional<String> suggestion) {
        problems.add(new Problem(origin, field, wrong, allowed, suggestion));
    }

    void add(Origin origin, String wrong) {
        add(origin, "", wrong, "", Optional.empty());
    }

    /** Throws {@link ConfigException} when there are problems. */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** What to throw when reading cannot go on after the problem at hand. */
    ConfigException stop(Origin origin, String wrong) {
        add(origin, wrong);
        return new ConfigException(problems);
    }
}
