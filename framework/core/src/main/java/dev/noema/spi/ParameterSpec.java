package dev.noema.spi;

import ai.djl.ndarray.types.Shape;

/**
 * One array that a likelihood asks of a decoder.
 *
 * @param name what it is, such as {@code logits} or {@code mean}; a graph's output carries this
 *     name
 * @param shape its shape without the batch; images keep height and width and may ask for more
 *     channels; where items vary in length it begins with -1
 */
public record ParameterSpec(String name, Shape shape) {}
