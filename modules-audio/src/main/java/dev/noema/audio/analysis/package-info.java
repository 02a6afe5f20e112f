/**
 * The spectra of {@code dev.noema.audio.spectrum} as functions of arrays, which models and graphs
 * have inside: waveforms {@code (batch, samples)} to log mel spectrograms {@code (batch, frames,
 * mels)}, and spectra back to waveforms. Start with {@link dev.noema.audio.analysis.MelAnalysis}.
 */
package dev.noema.audio.analysis;
