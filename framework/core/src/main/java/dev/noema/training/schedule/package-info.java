/**
 * Learning rates as pure functions of the step, with PyTorch's formulas.
 *
 * <p>In: the step and how long the training is. Out: the rate. Read {@link
 * dev.noema.training.schedule.LearningRate} first.
 */
package dev.noema.training.schedule;
