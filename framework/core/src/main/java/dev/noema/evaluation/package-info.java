/**
 * How good a model is: a model and data come in, figures go out, each beside what a simple baseline
 * reaches; and which items the model finds unlikely.
 *
 * <p>Read {@link dev.noema.evaluation.Evaluator} first, then {@link
 * dev.noema.evaluation.BoundEstimator}.
 */
package dev.noema.evaluation;
