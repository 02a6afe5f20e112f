/**
 * The native engine: compiled TorchScript, called once per step. The only package that knows DJL's
 * PyTorch classes.
 *
 * <p>In: source text of a function of tensors. Out: arrays. Read {@link
 * dev.noema.engine.TorchFunction} first.
 */
package dev.noema.engine;
