package dev.noema.training.schedule;

import dev.noema.schedule.Schedule;
import dev.noema.schedule.Span;
import dev.noema.spi.Summary;

/** The learning rate of each step, with PyTorch's formulas. */
@Summary(value = "The learning rate of each step", forms = "1e-3")
public sealed interface LearningRate extends Schedule
        permits ConstantRate, CosineRate, LinearRate, OneCycleRate, StepRate {

    /** The same rate at each step, with no warm-up. */
    static LearningRate constant(double value) {
        return new ConstantRate(value, Span.parse("0 steps"));
    }

    /**
     * Reads a plain number as a constant rate.
     *
     * @throws IllegalArgumentException when the text is no number above 0
     */
    static LearningRate parse(String text) {
        return constant(Double.parseDouble(text));
    }
}
