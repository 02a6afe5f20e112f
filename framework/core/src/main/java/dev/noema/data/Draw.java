package dev.noema.data;

/**
 * Names the randomness of one reading, so that the same reading gives the same bits: binarisation
 * and augmentation are functions of (seed, epoch, item).
 *
 * @param seed the experiment's seed
 * @param epoch the pass over the data, from 0; evaluation reads with epoch 0
 * @param augment whether augmentation applies; false outside training
 */
public record Draw(long seed, long epoch, boolean augment) {}
