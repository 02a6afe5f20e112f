package dev.noema.likelihood;

/** The purposes of the noise that likelihoods draw. */
public final class Noise {

    /** Normal or uniform, one number for each element of the data. */
    public static final String ELEMENT = "likelihood";

    /** Uniform, one number for each choice between components. */
    public static final String COMPONENT = "likelihood.component";

    private Noise() {}
}
