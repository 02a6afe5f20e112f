/**
 * Rules that update weights. In: names of tensors inside a compiled step. Out: TorchScript
 * statements.
 *
 * <p>Read {@link dev.noema.training.optimizer.Optimizer} first.
 */
package dev.noema.training.optimizer;
