package dev.noema.spi;

/**
 * A part chosen by a configuration: {@code {type: image.conv, widths: [32, 64]}}.
 *
 * @param <P> the kind of part: {@link Encoder}, {@link Decoder}, {@link Prior}, {@link Likelihood},
 *     {@link Objective} or a data type
 * @param type the stable id under which a plug-in registered the part
 * @param options the options, bound to the record registered with the id
 */
public record Part<P>(String type, Record options) {}
