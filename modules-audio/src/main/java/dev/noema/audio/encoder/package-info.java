/**
 * Log mel spectrograms {@code (batch, frames, mels)} in, posteriors out: over a code for each
 * stretch of time, or one code for all of it. Start with {@link
 * dev.noema.audio.encoder.Conv1dEncoderFactory}.
 */
package dev.noema.audio.encoder;
