package dev.noema.prior;

/** The purposes of the noise that priors draw. */
final class Noise {

    /** Standard normal, {@code (count, latent)}. */
    static final String PRIOR = "prior";

    /** Uniform, {@code (count, 1)}: chooses a mixture's component. */
    static final String COMPONENT = "prior.component";

    private Noise() {}
}
