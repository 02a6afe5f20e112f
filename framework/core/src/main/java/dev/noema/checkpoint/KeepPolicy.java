package dev.noema.checkpoint;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which checkpoints stay when a new one is saved. */
@Summary("Which checkpoints stay when a new one is saved")
public record KeepPolicy(
        @Option(value = "how many of those with the best monitored metric", minimum = 0) int best,
        @Option(value = "how many of the newest", minimum = 1) int last) {

    public KeepPolicy {
        if (best < 0) {
            throw new IllegalArgumentException(
                    "best is " + best + "; allowed is a whole number at least 0");
        }
        if (last < 1) {
            throw new IllegalArgumentException(
                    "last is " + last + "; allowed is a whole number at least 1");
        }
    }

    public static KeepPolicy defaults() {
        return new KeepPolicy(1, 2);
    }

    /** The steps that stay. */
    Set<Long> kept(Map<Long, Double> scores) {
        Stream<Long> newest =
                scores.keySet().stream().sorted(Comparator.reverseOrder()).limit(last);
        return Stream.concat(
                        newest, byScore(scores).filter(step -> scores.get(step) > NONE).limit(best))
                .collect(Collectors.toSet());
    }

    /** The score of a checkpoint that has none. */
    static final double NONE = Double.NEGATIVE_INFINITY;

    /** The steps, the best first and of equals the newest. */
    static Stream<Long> byScore(Map<Long, Double> scores) {
        return scores.keySet().stream()
                .sorted(
                        Comparator.comparing((Long step) -> scores.get(step))
                                .thenComparing(Comparator.naturalOrder())
                                .reversed());
    }
}
