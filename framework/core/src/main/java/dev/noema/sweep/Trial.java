package dev.noema.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One training of a sweep.
 *
 * @param number from 0, in the order of proposal
 * @param point where in the unit cube it was proposed
 * @param settings the value of each key that is varied, as YAML
 * @param state how far it is
 * @param values the goals' metrics at its best step; empty when it has none
 * @param step the last step that it measured
 * @param seconds how long it ran, the last time it did
 * @param message why it failed or was given up; empty otherwise
 */
public record Trial(
        int number,
        List<Double> point,
        Map<String, String> settings,
        State state,
        Map<String, Double> values,
        long step,
        double seconds,
        String message) {

    /** How far a trial is. */
    public enum State {
        /** Proposed: it waits, runs, or was interrupted. */
        OPEN,
        FINISHED,
        /** Given up since others did better, or since the time was up. */
        PRUNED,
        FAILED
    }

    static Trial proposed(int number, double[] point, Map<String, String> settings) {
        List<Double> places = new ArrayList<>();
        for (double place : point) {
            places.add(place);
        }
        return new Trial(number, places, settings, State.OPEN, Map.of(), 0, 0, "");
    }

    Trial ended(State how, Map<String, Double> reached, long at, double took, String why) {
        return new Trial(number, point, settings, how, reached, at, took, why);
    }

    /** The settings as the command line takes them. */
    List<String> arguments() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
