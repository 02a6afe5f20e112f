/**
 * From scores to sound: a {@link dev.noema.samples.scores.music.Score} comes in, the content of a
 * WAV file goes out.
 */
package dev.noema.samples.scores.sound;
