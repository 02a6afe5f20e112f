package dev.noema.sweep;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep reaches for.
 *
 * @param directions which way each metric gets better, the most important first
 */
record Goals(Map<String, Direction> directions) {

    Goals {
        directions = new LinkedHashMap<>(directions);
    }

    String first() {
        return directions.keySet().iterator().next();
    }

    List<String> metrics() {
        return List.copyOf(directions.keySet());
    }

    /** A trial's value of a goal, turned so that greater is better; the least where it has none. */
    double score(Trial trial, String metric) {
        Double value = trial.values().get(metric);
        return value == null ? Double.NEGATIVE_INFINITY : directions.get(metric).score(value);
    }

    /** Whether {@code one} is nowhere worse than {@code other}, and somewhere better. */
    boolean dominates(Trial one, Trial other) {
        boolean better = false;
        for (String metric : directions.keySet()) {
            int order = Double.compare(score(one, metric), score(other, metric));
            if (order < 0) {
                return false;
            }
            better |= order > 0;
        }
        return better;
    }

    /** The finished trials that no other one dominates, in their order. */
    List<Trial> front(List<Trial> trials) {
        List<Trial> finished =
                trials.stream().filter(trial -> trial.state() == Trial.State.FINISHED).toList();
        return finished.stream()
                .filter(trial -> finished.stream().noneMatch(other -> dominates(other, trial)))
                .toList();
    }

    /**
     * The trials, the best first: those that finished before those given up, and these before those
     * that failed or have not ended; of several goals, by how many others dominate a trial.
     */
    List<Trial> ranked(List<Trial> trials) {
        Map<Integer, Long> dominators = new LinkedHashMap<>();
        for (Trial trial : trials) {
            dominators.put(
                    trial.number(),
                    trials.stream()
                            .filter(other -> other.state() == trial.state())
                            .filter(other -> dominates(other, trial))
                            .count());
        }
        return trials.stream()
                .sorted(
                        Comparator.comparingInt((Trial trial) -> place(trial.state()))
                                .thenComparing(trial -> dominators.get(trial.number()))
                                .thenComparing(trial -> -score(trial, first()))
                                .thenComparing(Trial::number))
                .toList();
    }

    private static int place(Trial.State state) {
        return switch (state) {
            case FINISHED -> 0;
            case PRUNED -> 1;
            case FAILED, OPEN -> 2;
        };
    }
}
