/** How latent codes lie to pictures, which encoders and decoders agree on. */
package dev.noema.image.latent;
