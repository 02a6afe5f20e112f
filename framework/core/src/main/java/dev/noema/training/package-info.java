/**
 * The training loop: in go a dataset, a {@link dev.noema.training.Learner} and settings, out come
 * checkpoints and metrics in a run folder.
 *
 * <p>Read {@link dev.noema.training.Learner} first: it is all that the loop knows of a model.
 */
package dev.noema.training;
