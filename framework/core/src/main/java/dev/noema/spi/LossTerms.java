package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loss of a batch and what it is made of, in nats.
 *
 * @param loss what is minimised, shape {@code ()}: a mean over the batch of sums over dimensions
 * @param terms each term for each item, {@code (batch)}, by name: {@code reconstruction}, {@code
 *     kl}, ...
 * @param divergence the KL divergence of each item and latent dimension, {@code (batch, latent)} or
 *     {@code (batch, 1)}
 */
public record LossTerms(NDArray loss, Map<String, NDArray> terms, NDArray divergence) {

    public static final String RECONSTRUCTION = "reconstruction";
    public static final String KL = "kl";

    public LossTerms {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }
}
