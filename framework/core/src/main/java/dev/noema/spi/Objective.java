package dev.noema.spi;

/** What training minimises. */
@FunctionalInterface
public interface Objective {

    /** The loss of one batch and the terms it is made of. */
    LossTerms loss(Batch batch, Model model, Pass pass);

    /** How many targets of each item the loss looks at, in {@link Batch#targets}; often 0. */
    default int targets() {
        return 0;
    }
}
