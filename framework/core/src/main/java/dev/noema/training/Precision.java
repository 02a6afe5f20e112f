package dev.noema.training;

import java.util.Locale;

/** How numbers are stored inside a step; weights and optimiser are float32 always. */
public enum Precision {
    /**
     * bf16 where the processor computes it natively and the step gets faster by it, else float32.
     */
    AUTO,
    FLOAT32,
    BF16;

    /** As a configuration has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
