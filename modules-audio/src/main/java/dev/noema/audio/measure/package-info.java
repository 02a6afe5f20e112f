/**
 * How near sounds are to each other: waveforms, log mel spectrograms and pitches of two sounds come
 * in, figures go out. Plain Java on arrays; each measure names its formula and source. Start with
 * {@link dev.noema.audio.measure.SpectralDistance} and {@link
 * dev.noema.audio.measure.MelCepstralDistortion}.
 */
package dev.noema.audio.measure;
