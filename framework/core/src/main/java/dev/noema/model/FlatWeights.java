package dev.noema.model;

import ai.djl.ndarray.NDArray;

/**
 * The values of a model's weights.
 *
 * @param parameters all trained arrays in one float32 vector
 * @param buffers all running statistics in one float32 vector
 */
public record FlatWeights(NDArray parameters, NDArray buffers) {}
