/**
 * Writes a trained model as a bundle of ONNX graphs that are proven equal to it.
 *
 * <p>In: traced programs, weights, and the engine's own results. Out: a folder that {@link
 * dev.noema.serving.Bundle} opens. Read {@link dev.noema.export.BundleExporter} first.
 */
package dev.noema.export;
