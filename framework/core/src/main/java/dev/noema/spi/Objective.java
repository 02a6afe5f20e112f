package dev.noema.spi;

/** What training minimises. */
@FunctionalInterface
public interface Objective {

    /** The loss of one batch and the terms it is made of. */
    LossTerms loss(Batch batch, Model model, Pass pass);
}
