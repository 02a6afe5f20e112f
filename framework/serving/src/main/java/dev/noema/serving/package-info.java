/**
 * Using a trained model without the engine that trained it: a bundle's folder goes in, samples,
 * encodings and reconstructions come out as {@link dev.noema.serving.FloatTensor}s, which a {@link
 * dev.noema.serving.Codec} turns into files.
 *
 * <p>Read {@link dev.noema.serving.Bundle} first.
 */
package dev.noema.serving;
