package dev.noema.image.init;

/** The option {@code binarize} with the reason for it. */
final class ToneComments {

    private ToneComments() {}

    /**
     * The lines of the section {@code data}; none where pixels stay as they are without a word.
     *
     * @param resized whether pictures are brought to another size, which makes greys of black and
     *     white
     */
    static String binarize(Tone tone, boolean resized) {
        if (tone == Tone.TWO_TONE || tone == Tone.BINARY && resized) {
            return """
                      # Nearly every pixel is black or white: each is drawn as one of both, anew in each epoch, with its grey
                      # as the probability. For smooth greys set none here and take the likelihood gaussian.
                      binarize: dynamic
                    """;
        }
        return tone == Tone.BINARY
                ? """
                      # Every pixel is black or white already.
                      binarize: none
                    """
                : "";
    }
}
