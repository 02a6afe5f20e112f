/**
 * Makes items element by element: codes and a {@link dev.noema.serving.StepDecoder} come in, tokens
 * come out. The same loop runs on a bundle's graphs and on the engine that trained them, with the
 * same noise, so that both make the same tokens.
 *
 * <p>Read {@link dev.noema.serving.generation.Generation} first.
 */
package dev.noema.serving.generation;
