/**
 * Writing ONNX graphs: operators, weights and named inputs go in, a checked model of opset 18 comes
 * out whose bytes depend on nothing else.
 *
 * <p>Read {@link dev.noema.onnx.OnnxGraph} first.
 */
package dev.noema.onnx;
