/**
 * What can be said of music by numbers: rows of tokens come in, figures go out, to be set beside
 * those of real music.
 *
 * <p>Read {@link dev.noema.samples.scores.measures.Figures} first.
 */
package dev.noema.samples.scores.measures;
