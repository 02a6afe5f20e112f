package dev.noema.training;

/** Why a training ended. */
public enum Ending {
    /** The budget is used up. */
    BUDGET,
    /** Validation got no better. */
    EARLY,
    /** Somebody asked it to stop; it can be resumed. */
    STOPPED
}
