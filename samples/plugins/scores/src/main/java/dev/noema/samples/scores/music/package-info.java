/**
 * Music as it is played: a {@link dev.noema.samples.scores.music.Score} of parts and bars. Files
 * come in through {@code midi} and {@code musicxml}, tokens through {@code tokens}.
 *
 * <p>Read {@link dev.noema.samples.scores.music.Score} first.
 */
package dev.noema.samples.scores.music;
