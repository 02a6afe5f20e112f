/**
 * The other voices to a given one: a score with a melody comes in, a score with all voices goes
 * out, in which the melody is as it was.
 *
 * <p>Read {@link dev.noema.samples.scores.completion.Completion} first.
 */
package dev.noema.samples.scores.completion;
