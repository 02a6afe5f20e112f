/**
 * MusicXML 4.0, plain or compressed: bytes to a {@link dev.noema.samples.scores.music.Score}. No
 * document type and no entity is ever loaded, and what is unpacked is bounded.
 *
 * <p>Read {@link dev.noema.samples.scores.musicxml.MusicXmlReader} first.
 */
package dev.noema.samples.scores.musicxml;
