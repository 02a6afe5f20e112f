/**
 * From samples to log mel spectrograms and from complex spectra back to samples, in plain Java:
 * what reads and renders sound without an engine. Start with {@link
 * dev.noema.audio.spectrum.SpectrumSettings}.
 */
package dev.noema.audio.spectrum;
