package dev.noema.training.schedule;

import dev.noema.schedule.Schedule;
import dev.noema.schedule.Span;

/** The learning rate of each step, with PyTorch's formulas. */
public sealed interface LearningRate extends Schedule
        permits ConstantRate, CosineRate, LinearRate, OneCycleRate, StepRate {

    /**
     * The same rate at each step, with no warm-up: what a plain number in a configuration stands
     * for.
     */
    static LearningRate constant(double value) {
        return new ConstantRate(value, Span.parse("0 steps"));
    }
}
