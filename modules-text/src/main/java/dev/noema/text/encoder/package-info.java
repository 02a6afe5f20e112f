/**
 * Encoders of tokens. In: {@code x (batch, time)} and its lengths. Out: the posterior q(z|x), the
 * same whatever the padding. Read {@link dev.noema.text.encoder.RecurrentEncoderFactory} first.
 */
package dev.noema.text.encoder;
