/**
 * Sounds to and from the model's numbers: a WAV file comes in and a log mel spectrogram goes out; a
 * spectrogram comes in, and a WAV file and pictures of it go out. Needs no engine.
 *
 * <p>Read {@link dev.noema.audio.codec.Preprocessing} first, then {@code AudioCodec}.
 */
package dev.noema.audio.codec;
