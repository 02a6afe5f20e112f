/**
 * What training minimises, and the bounds that evaluation reports.
 *
 * <p>In: a batch and a model. Out: loss terms in nats, per item and per latent dimension. Read
 * {@link dev.noema.objective.Elbo} first, then {@link dev.noema.objective.ImportanceWeighting}.
 */
package dev.noema.objective;
