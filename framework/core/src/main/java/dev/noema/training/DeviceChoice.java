package dev.noema.training;

/** Where a model is trained. */
public enum DeviceChoice {
    /** The first CUDA device where there is one, else the CPU. */
    AUTO,
    CPU,
    CUDA
}
