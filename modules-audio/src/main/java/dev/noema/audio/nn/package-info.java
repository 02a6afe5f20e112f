/**
 * Layers over time that the encoders and decoders of sound share: {@code (batch, channels, frames)}
 * in and out. Start with {@link dev.noema.audio.nn.TimeStage}.
 */
package dev.noema.audio.nn;
