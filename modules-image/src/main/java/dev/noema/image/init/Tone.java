package dev.noema.image.init;

import dev.noema.image.data.PictureTraits;

/** What kind of values pixels have, which decides their distribution. */
enum Tone {
    /** Nothing but black and white. */
    BINARY,
    /** Grey, yet nearly all pixels close to black or to white: writing, line drawings. */
    TWO_TONE,
    /** Grey of all shades. */
    GREY,
    /** Colors. */
    COLOR;

    /** The share of nearly black or white pixels from which greys are but the edges of strokes. */
    private static final double TWO_TONE_SHARE = 0.8;

    static Tone of(PictureTraits traits) {
        if (traits.colored() > 0) {
            return COLOR;
        }
        if (traits.binary()) {
            return BINARY;
        }
        return traits.extremes() >= TWO_TONE_SHARE ? TWO_TONE : GREY;
    }

    boolean isDrawn() {
        return this == BINARY || this == TWO_TONE;
    }

    int channels() {
        return this == COLOR ? 3 : 1;
    }
}
