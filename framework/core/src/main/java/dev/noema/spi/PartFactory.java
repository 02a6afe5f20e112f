package dev.noema.spi;

/**
 * Makes a model part from its configuration.
 *
 * @param <C> the record that holds the part's options
 * @param <P> the part: {@link Encoder}, {@link Decoder}, {@link Prior}, {@link Likelihood} or
 *     {@link Objective}
 */
@FunctionalInterface
public interface PartFactory<C extends Record, P> {

    /**
     * Makes the part.
     *
     * @throws IllegalArgumentException when the options do not fit the context; the message names
     *     option and reason
     */
    P create(C options, PartContext context);
}
