/**
 * What watches a training: in go steps, validations and checkpoints, out come lines on a console
 * and in files.
 *
 * <p>Read {@link dev.noema.training.TrainingListener} first.
 */
package dev.noema.training.listener;
