package dev.noema.posterior;

import dev.noema.spi.Summary;

/** {@code none} has no options. */
@Summary("No encoder, and a decoder that is shown no code: of text, a language model")
public record NoEncoderOptions() {

    public static NoEncoderOptions defaults() {
        return new NoEncoderOptions();
    }
}
