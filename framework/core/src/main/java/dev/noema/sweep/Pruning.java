package dev.noema.sweep;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/** When a trial is given up before its end, since others did better at the same stage. */
public sealed interface Pruning {

    /** Whether the trial of {@code mine} should be given up. */
    boolean givesUp(Curve mine, List<Curve> others);

    /** Never. */
    @Summary("every trial goes to its end")
    record None() implements Pruning {

        @Override
        public boolean givesUp(Curve mine, List<Curve> others) {
            return false;
        }
    }

    /** When the trial is worse than half of the others were at its step. */
    @Summary("when it is worse than half of the others were at the same step")
    record Median(
            @Option(value = "how many others there must be to compare with", minimum = 1)
                    int others,
            @Option(value = "how many measurements every trial may make", minimum = 0)
                    int measurements)
            implements Pruning {

        public static Median defaults() {
            return new Median(4, 1);
        }

        @Override
        public boolean givesUp(Curve mine, List<Curve> all) {
            long step = mine.step();
            double[] scores =
                    all.stream()
                            .filter(curve -> curve.step() >= step)
                            .mapToDouble(curve -> curve.until(step))
                            .sorted()
                            .toArray();
            if (mine.measurements() <= measurements || scores.length < others) {
                return false;
            }
            // of an even number the lower of the two in the middle
            return mine.until(step) < scores[(scores.length - 1) / 2];
        }
    }

    /**
     * Asynchronous successive halving, in the form that stops: Li et al., "A system for massively
     * parallel hyperparameter tuning" (2020).
     */
    @Summary("successive halving: only the best of those that reached a stage go on to the next")
    record Halving(
            @Option(value = "how many measurements come before the first stage's end", minimum = 1)
                    int first,
            @Option(
                            value =
                                    "one in so many goes on, and each stage is as many times longer",
                            minimum = 2,
                            maximum = 100)
                    int reduction)
            implements Pruning {

        public static Halving defaults() {
            return new Halving(1, 3);
        }

        @Override
        public boolean givesUp(Curve mine, List<Curve> others) {
            for (long stage = first; stage <= mine.measurements(); stage *= reduction) {
                int rung = (int) stage;
                double score = mine.after(rung);
                long reached =
                        others.stream().filter(curve -> curve.measurements() >= rung).count();
                long better =
                        others.stream()
                                .filter(curve -> curve.measurements() >= rung)
                                .filter(curve -> curve.after(rung) > score)
                                .count();
                // the best 1/reduction of those that reached the stage, this one among them
                if (better >= Math.max(1, (reached + 1) / reduction)) {
                    return true;
                }
            }
            return false;
        }
    }
}
