package dev.noema.training;

/** How numbers are stored inside a step; weights and optimiser are float32 always. */
public enum Precision {
    /**
     * bf16 where the processor computes it natively and the step gets faster by it, else float32.
     */
    AUTO,
    FLOAT32,
    BF16
}
