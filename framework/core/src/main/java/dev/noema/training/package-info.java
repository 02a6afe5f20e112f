/**
 * The training loop: in go a dataset, a {@link dev.noema.training.Learner} and a {@link
 * dev.noema.training.TrainingConfig}, out come checkpoints and metrics in a run folder.
 *
 * <p>Read {@link dev.noema.training.Trainer} first, then {@link dev.noema.training.Learner}: all
 * that the loop knows of a model.
 */
package dev.noema.training;
