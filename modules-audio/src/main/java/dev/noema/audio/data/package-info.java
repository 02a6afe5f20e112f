/**
 * Sounds as data: options and a folder of WAV files come in, {@link dev.noema.data.Data} of log mel
 * spectrograms {@code x (batch, frames, mels)} goes out.
 *
 * <p>Read {@link dev.noema.audio.data.SoundsData} first; it ends in a {@code SoundDataset} over a
 * {@code FeatureStore}.
 */
package dev.noema.audio.data;
