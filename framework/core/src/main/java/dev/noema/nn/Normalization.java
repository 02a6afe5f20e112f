package dev.noema.nn;

/** How a network keeps its features at unit scale. */
public enum Normalization {
    /** Not at all. */
    NONE,
    /** Each channel over the batch: {@link BatchNormalization}. */
    BATCH,
    /** Groups of 16 or more channels of each item: {@link GroupNormalization}. */
    GROUP,
    /** All features of each item. */
    LAYER;

    /** A layer of its own, for one place of a network. */
    public Layer layer() {
        return switch (this) {
            case NONE -> (name, x, pass) -> x;
            case BATCH -> new BatchNormalization();
            case GROUP -> new GroupNormalization(16);
            case LAYER -> new GroupNormalization(Long.MAX_VALUE);
        };
    }
}
