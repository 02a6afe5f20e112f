/**
 * How near pictures are to others: originals and reconstructions {@code (batch, channels, height,
 * width)} in [0, 1] come in, one figure for each picture goes out.
 *
 * <p>Read {@link dev.noema.image.evaluation.StructuralSimilarity} first.
 */
package dev.noema.image.evaluation;
