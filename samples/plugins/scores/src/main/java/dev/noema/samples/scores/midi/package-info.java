/**
 * Standard MIDI files: bytes to a {@link dev.noema.samples.scores.music.Score} and back.
 *
 * <p>{@code javax.sound.midi} reads such files, too, but believes what they say of their own sizes:
 * a file of thirty bytes makes it reserve a quarter of a gigabyte. This reader takes nothing that
 * the bytes at hand do not hold. The tests let each of both read what the other wrote.
 */
package dev.noema.samples.scores.midi;
