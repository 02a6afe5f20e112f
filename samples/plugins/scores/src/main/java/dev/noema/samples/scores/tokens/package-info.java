/**
 * Between music and tokens: some bars of a {@link dev.noema.samples.scores.music.Score} become a
 * {@link dev.noema.samples.scores.tokens.Grid} of steps, and that a row of tokens.
 *
 * <p>Read {@link dev.noema.samples.scores.tokens.Grid} first.
 */
package dev.noema.samples.scores.tokens;
