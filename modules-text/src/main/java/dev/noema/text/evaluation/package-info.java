/**
 * How good a model of sentences is, beside the same decoder without a code and a trigram model.
 *
 * <p>In: a model and its data. Out: tables of likelihoods, reconstructions and samples. Read {@link
 * dev.noema.text.evaluation.SentenceQuality} first.
 */
package dev.noema.text.evaluation;
