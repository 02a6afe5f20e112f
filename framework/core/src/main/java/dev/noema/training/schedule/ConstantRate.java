package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;

/** One rate for all steps after the warm-up. */
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
}
