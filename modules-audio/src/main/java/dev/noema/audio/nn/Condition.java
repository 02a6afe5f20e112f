package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Batch;

/** Puts the condition of an item beside its features. */
public final class Condition {

    private Condition() {}

    /** {@code (batch, features)} to {@code (batch, features + condition)}. */
    public static NDArray beside(NDArray features, Batch given) {
        return given.condition().map(each -> features.concat(each, 1)).orElse(features);
    }

    /** {@code (batch, channels, frames)} to {@code (batch, channels + condition, frames)}. */
    public static NDArray besideFrames(NDArray channels, Batch given) {
        return given.condition()
                .map(each -> channels.concat(repeated(each, channels.getShape()), 1))
                .orElse(channels);
    }

    private static NDArray repeated(NDArray condition, Shape channels) {
        Shape wide = new Shape(channels.get(0), condition.getShape().get(1), channels.get(2));
        return condition.expandDims(2).broadcast(wide);
    }
}
