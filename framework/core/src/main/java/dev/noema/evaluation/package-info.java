/**
 * How good a model is: a model and data come in, figures go out, each beside what a simple baseline
 * reaches.
 *
 * <p>Read {@link dev.noema.evaluation.PrincipalComponents}, the baseline, first.
 */
package dev.noema.evaluation;
