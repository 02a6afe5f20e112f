/**
 * Between files and items, without any engine: MIDI, MusicXML, piano rolls as PNG, sound as WAV.
 *
 * <p>Read {@link dev.noema.samples.scores.codec.ScoreCodec} first.
 */
package dev.noema.samples.scores.codec;
