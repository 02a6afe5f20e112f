package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * A rate that falls along half a cosine to the end of the training (<a
 * href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017</a>).
 */
@Summary("A learning rate that falls along half a cosine")
public record CosineRate(
        @Option(value = "the rate after the warm-up", minimum = 0) double from,
        @Option(value = "the rate at the end", minimum = 0) double to,
        @Option("how long the rate grows linearly to its first value") Span warmUp)
        implements LearningRate {

    public CosineRate {
        Allowed.above(0, "from", from);
        Allowed.atLeast(0, "to", to);
        WarmUp.check("warm-up", warmUp);
    }

    public static CosineRate defaults() {
        return new CosineRate(1e-3, 0, Span.parse("0 steps"));
    }

    @Override
    public double value(long step, Timeline timeline) {
        WarmUp warm = WarmUp.of(warmUp, timeline);
        return warm.factor(step) * Cosine.between(from, to, warm.fraction(step));
    }
}
