package dev.noema.training;

/**
 * Why a step was not finite.
 *
 * @param term the loss term that is not finite, or {@code gradient} where all terms are
 * @param items the places in the batch, counted through all micro-batches, whose term is not
 *     finite; empty where it cannot be told
 */
@SuppressWarnings("ArrayRecordComponent")
public record Explanation(String term, int[] items) {}
