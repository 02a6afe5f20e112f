package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * A rate that rises along half a cosine and then falls to almost nothing (<a
 * href="https://arxiv.org/abs/1708.07120">Smith and Topin 2018</a>).
 */
@Summary("A learning rate that rises to a peak and falls to almost nothing")
public record OneCycleRate(
        @Option(value = "the greatest rate", minimum = 0) double peak,
        @Option(value = "what the peak is divided by to get the first rate", minimum = 1)
                double startDivisor,
        @Option(value = "what the first rate is divided by to get the last", minimum = 1)
                double endDivisor,
        @Option("how long the rate rises to its peak") Span warmUp)
        implements LearningRate {

    public OneCycleRate {
        Allowed.above(0, "peak", peak);
        Allowed.atLeast(1, "start-divisor", startDivisor);
        Allowed.atLeast(1, "end-divisor", endDivisor);
        WarmUp.check("warm-up", warmUp);
    }

    public static OneCycleRate defaults() {
        return new OneCycleRate(1e-3, 25, 1e4, Span.parse("30%"));
    }

    @Override
    public double value(long step, Timeline timeline) {
        double start = peak / startDivisor;
        double top = Math.max(0, warmUp.steps(timeline) - 1);
        double last = timeline.totalSteps() - 1.0;
        return step <= top && top > 0
                ? Cosine.between(start, peak, step / top)
                : Cosine.between(
                        peak,
                        start / endDivisor,
                        last <= top ? 0 : Math.min(1, (step - top) / (last - top)));
    }
}
