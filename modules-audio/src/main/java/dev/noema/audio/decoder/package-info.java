/**
 * Codes in, the likelihood's parameters for log mel spectrograms {@code (batch, frames, mels)} out.
 * Start with {@link dev.noema.audio.decoder.Conv1dDecoderFactory}.
 */
package dev.noema.audio.decoder;
