/**
 * Whole experiments in a few lines of Java: {@link dev.noema.experiment.Experiment} trains what a
 * configuration describes, {@link dev.noema.experiment.Run} opens what it left, {@link
 * dev.noema.experiment.TrainedModel} encodes, decodes and samples.
 */
package dev.noema.experiment;
