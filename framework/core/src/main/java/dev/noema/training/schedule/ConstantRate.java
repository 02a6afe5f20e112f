package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/** One rate for all steps after the warm-up. */
@Summary("The same learning rate at each step")
public record ConstantRate(
        @Option(value = "the rate", minimum = 0) double value,
        @Option("how long the rate grows linearly to its value") Span warmUp)
        implements LearningRate {

    public ConstantRate {
        Allowed.above(0, "value", value);
        WarmUp.check("warm-up", warmUp);
    }

    public static ConstantRate defaults() {
        return new ConstantRate(1e-3, Span.parse("0 steps"));
    }

    @Override
    public double value(long step, Timeline timeline) {
        return value * WarmUp.of(warmUp, timeline).factor(step);
    }

    /** The plain number where there is no warm-up, which {@link LearningRate#parse} reads back. */
    @Override
    public String toString() {
        return warmUp.amount() == 0
                ? Double.toString(value)
                : "constant " + value + " after " + warmUp;
    }
}
