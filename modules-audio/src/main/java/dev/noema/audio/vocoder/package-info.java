/**
 * A neural vocoder: waveforms come in, a network learns to make them again from their log mel
 * spectrograms, and goes out as a graph for mels of any length. Start with {@link
 * dev.noema.audio.vocoder.InverseSpectrum}.
 *
 * <p>As a model of the framework its encoder is the fixed log mel spectrogram, its decoder the
 * network, and its likelihood a distance of spectra.
 */
package dev.noema.audio.vocoder;
