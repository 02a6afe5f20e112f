/**
 * Symbolic music, plugged in: scores come in as MusicXML or MIDI, and go out as MIDI, as piano
 * rolls and as sound. Follow the data: {@code midi} and {@code musicxml}, {@code music}, {@code
 * tokens}, {@code data}, {@code codec}.
 *
 * <p>Read {@link dev.noema.samples.scores.ScoresModality} first.
 */
package dev.noema.samples.scores;
