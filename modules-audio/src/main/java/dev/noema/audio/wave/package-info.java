/**
 * Sound as samples: a WAV file comes in and a {@link dev.noema.audio.wave.Sound} goes out, or the
 * other way round; between them sounds are brought to one rate, to one channel, to one loudness.
 * Uses nothing but the JDK and {@code dev.noema.serving}.
 *
 * <p>Read {@link dev.noema.audio.wave.Sound} first.
 */
package dev.noema.audio.wave;
