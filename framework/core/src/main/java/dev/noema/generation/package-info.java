/**
 * What is done with a trained model, whether a run or an exported bundle: a folder comes in, new
 * items, walks between codes and the effect of each latent dimension come out.
 *
 * <p>Read {@link dev.noema.generation.ModelFolder} first.
 */
package dev.noema.generation;
