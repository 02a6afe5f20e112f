package dev.noema.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a journal says of its trials. */
final class SweepState {

    private final Map<Integer, Trial> trials = new TreeMap<>();

    static SweepState of(List<Event> events) {
        SweepState state = new SweepState();
        events.forEach(state::take);
        return state;
    }

    void take(Event event) {
        if (event instanceof Event.Proposed proposed) {
            trials.put(proposed.trial().number(), proposed.trial());
        } else if (event instanceof Event.Ended ended) {
            trials.put(ended.trial().number(), ended.trial());
        }
    }

    /** All trials, in the order of their proposal. */
    List<Trial> all() {
        return new ArrayList<>(trials.values());
    }

    /** Those that have not ended. */
    List<Trial> open() {
        return all().stream().filter(trial -> trial.state() == Trial.State.OPEN).toList();
    }
}
