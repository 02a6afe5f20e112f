package dev.noema.nn;

import java.util.function.Supplier;

/** How a network keeps its features at unit scale. */
public enum Normalization {
    /** Not at all. */
    NONE(() -> (name, x, pass) -> x),
    /** Each channel over the batch: {@link BatchNormalization}. */
    BATCH(BatchNormalization::new),
    /** Groups of channels of each item: {@link GroupNormalization}. */
    GROUP(() -> new GroupNormalization(16)),
    /** All features of each item. */
    LAYER(() -> new GroupNormalization(Long.MAX_VALUE));

    private final Supplier<Layer> factory;

    Normalization(Supplier<Layer> factory) {
        this.factory = factory;
    }

    /** A layer of its own, for one place of a network. */
    public Layer layer() {
        return factory.get();
    }
}
