package dev.noema.training;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Says in one line why a step was not finite. */
final class Blame {

    private static final int SHOWN = 8;

    private Blame() {}

    static NotFiniteException of(
            long step, Explanation explanation, int[] items, TrainingSetup setup) {
        int[] blamed = explanation.items();
        int[] shown =
                blamed.length == 0
                        ? items
                        : Arrays.stream(blamed).map(place -> items[place]).toArray();
        String keys =
                Arrays.stream(shown)
                        .limit(SHOWN)
                        .mapToObj(setup.train()::key)
                        .collect(Collectors.joining(", "));
        String more = shown.length > SHOWN ? " and " + (shown.length - SHOWN) + " more" : "";
        String who =
                blamed.length == 0
                        ? "in the batch of "
                        : "for " + blamed.length + " of " + items.length + " items: ";
        return new NotFiniteException(
                "step " + step + ": " + explanation.term() + " is not finite " + who + keys + more);
    }
}
