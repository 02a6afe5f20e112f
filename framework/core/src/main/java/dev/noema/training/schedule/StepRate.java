package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/** A rate that is multiplied by a factor again and again. */
@Summary("A learning rate that is multiplied by a factor again and again")
public record StepRate(
        @Option(value = "the rate after the warm-up", minimum = 0) double from,
        @Option("after how long the rate changes, each time") Span every,
        @Option(value = "what the rate is multiplied by", minimum = 0) double factor,
        @Option("how long the rate grows linearly to its first value") Span warmUp)
        implements LearningRate {

    public StepRate {
        Allowed.above(0, "from", from);
        Allowed.above(0, "factor", factor);
        WarmUp.check("every", every);
        WarmUp.check("warm-up", warmUp);
        Allowed.above(0, "every", every.amount());
    }

    public static StepRate defaults() {
        return new StepRate(1e-3, Span.parse("30%"), 0.1, Span.parse("0 steps"));
    }

    @Override
    public double value(long step, Timeline timeline) {
        WarmUp warm = WarmUp.of(warmUp, timeline);
        long changes = warm.after(step) / Math.max(1, Math.round(every.steps(timeline)));
        return warm.factor(step) * from * Math.pow(factor, (double) changes);
    }
}
