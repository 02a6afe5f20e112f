/**
 * Pictures: data types, a codec, encoders, decoders and likelihoods, wired by {@link
 * dev.noema.image.ImageModality}.
 */
package dev.noema.image;
