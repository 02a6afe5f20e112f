/**
 * Saved states of a training: in go named tensors and a {@link dev.noema.checkpoint.Progress}, out
 * come folders that are whole or noticed as damaged.
 *
 * <p>Read {@link dev.noema.checkpoint.CheckpointStore} first.
 */
package dev.noema.checkpoint;
