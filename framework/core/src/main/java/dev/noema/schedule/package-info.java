/**
 * Values that change while a model trains, as pure functions of the step.
 *
 * <p>In: spans such as {@code 1 epoch}, and the step. Out: the number that the compiled step takes
 * as an input. Read {@link dev.noema.schedule.Schedule} first, then {@link
 * dev.noema.schedule.Span}.
 */
package dev.noema.schedule;
