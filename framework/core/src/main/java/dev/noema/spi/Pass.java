package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.initializer.Initializer;

/**
 * One traced pass: all that a model part may touch besides its inputs.
 *
 * <p>A part is a pure function of arrays. What it needs beyond them, parameters, noise and
 * scheduled values, it asks of the pass, so that the recording knows where each array comes from.
 */
public interface Pass {

    /**
     * A pass whose parameters, blocks and noise are named below {@code name}, as in {@code
     * encoder/trunk}.
     */
    Pass scope(String name);

    /**
     * Runs a DJL block. Its parameters are created at the first pass, from the shapes of these
     * inputs.
     *
     * @param name unique within this scope; names the block's parameters in checkpoints and graphs
     */
    NDArray apply(String name, Block block, NDArray... inputs);

    /**
     * A trained array, made by {@code initializer} at the first pass and named within this scope.
     */
    NDArray parameter(String name, Shape shape, Initializer initializer);

    /** An array that never changes and is stored in the compiled step and in exported graphs. */
    NDArray constant(float[] values, Shape shape);

    /**
     * A value that a schedule sets at each step ({@code beta}, {@code temperature}), of shape
     * {@code ()}.
     */
    NDArray scheduled(String name);

    /** Standard normal noise: an input of the compiled step, drawn by (seed, step, purpose). */
    NDArray normal(String purpose, Shape shape);

    /** Noise uniform in the open interval (0, 1): an input of the compiled step. */
    NDArray uniform(String purpose, Shape shape);

    /**
     * Whether the pass is one of training: dropout drops and batch norm uses the batch's
     * statistics.
     */
    boolean training();
}
