/**
 * From score files to items: {@code scores.melody} and {@code scores.chorale}.
 *
 * <p>Read {@link dev.noema.samples.scores.data.ScoreData} first.
 */
package dev.noema.samples.scores.data;
