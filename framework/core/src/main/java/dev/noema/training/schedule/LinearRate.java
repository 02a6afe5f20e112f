package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/** A rate that moves on a line from the end of the warm-up to the end of the training. */
@Summary("A learning rate that falls on a line")
public record LinearRate(
        @Option(value = "the rate after the warm-up", minimum = 0) double from,
        @Option(value = "the rate at the end", minimum = 0) double to,
        @Option("how long the rate grows linearly to its first value") Span warmUp)
        implements LearningRate {

    public LinearRate {
        Allowed.above(0, "from", from);
        Allowed.atLeast(0, "to", to);
        WarmUp.check("warm-up", warmUp);
    }

    public static LinearRate defaults() {
        return new LinearRate(1e-3, 0, Span.parse("0 steps"));
    }

    @Override
    public double value(long step, Timeline timeline) {
        WarmUp warm = WarmUp.of(warmUp, timeline);
        return warm.factor(step) * (from + (to - from) * warm.fraction(step));
    }
}
