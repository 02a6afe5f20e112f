/**
 * Runs a function of arrays once on recording arrays and keeps what it did as a {@link
 * dev.noema.trace.Program}.
 *
 * <p>In: ordinary Java that calls DJL blocks or array methods. Out: a program of typed operations
 * with symbolic sizes, lowered to TorchScript by {@link dev.noema.trace.TorchLowering} and to ONNX
 * by {@link dev.noema.trace.OnnxLowering}. What each operation means in all three stands in one
 * table, {@link dev.noema.trace.Operation}. Read {@link dev.noema.trace.Tracer} first.
 */
package dev.noema.trace;
