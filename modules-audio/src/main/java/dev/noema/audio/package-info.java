/**
 * Sound: voices, music and noises, as windows of mel spectrograms. Start with {@link
 * dev.noema.audio.AudioModality}.
 */
package dev.noema.audio;
