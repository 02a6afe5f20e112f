package dev.noema.sweep;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a line how a trial ended. */
final class TrialLine {

    private TrialLine() {}

    static String of(Trial trial) {
        String values =
                trial.values().entrySet().stream()
                        .map(TrialLine::value)
                        .collect(Collectors.joining(" · "));
        String state = trial.state().name().toLowerCase(Locale.ROOT);
        return "trial "
                + trial.number()
                + " "
                + state
                + String.format(Locale.ROOT, " after %.0f s", trial.seconds())
                + (values.isEmpty() ? "" : " · " + values)
                + (trial.message().isEmpty() ? "" : " · " + trial.message());
    }

    private static String value(Map.Entry<String, Double> value) {
        return String.format(Locale.ROOT, "%s %.5g", value.getKey(), value.getValue());
    }
}
