package dev.noema.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the problems of one configuration, so that all of them are told at once. */
final class Report {

    private final List<Problem> problems = new ArrayList<>();
    private final Set<List<Object>> settled = new HashSet<>();

    void add(
            Origin origin,
            String field,
            String wrong,
            String allowed,
            Optional<String> suggestion) {
        if (!settled.contains(List.of(origin, field))) {
            problems.add(new Problem(origin, field, wrong, allowed, suggestion));
        }
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void add(Origin origin, String wrong) {
        add(origin, "", wrong, "", Optional.empty());
    }

    /** Takes no further problems of this field at this place: all is told. */
    void settle(Site site) {
        settled.add(List.of(site.origin(), site.path()));
    }

    List<Problem> problems() {
        return problems;
    }

    /** Throws {@link ConfigException} when there are problems. */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** What to throw when reading cannot go on after the problem at hand. */
    ConfigException stop(Origin origin, String wrong) {
        return stop(origin, "", wrong);
    }

    ConfigException stop(Origin origin, String field, String wrong) {
        add(origin, field, wrong, "", Optional.empty());
        return new ConfigException(problems);
    }
}
