package dev.noema.image.latent;

/** How the latent dimensions of a convolutional network lie to the picture. */
public enum CodeLayout {
    /** Each dimension stands for the whole picture. */
    VECTOR,
    /**
     * Dimensions lie in the smallest map, {@code (channels, height, width)} one after the other,
     * and each stands for its part of the picture. What is learned of one part serves all others,
     * so that few pictures go further; new pictures need a prior that knows how the parts hang
     * together.
     */
    MAP;

    /**
     * How many latent dimensions each place of a map has.
     *
     * @throws IllegalArgumentException when the places cannot share the dimensions evenly
     */
    public static long channels(int latent, long height, long width) {
        long places = height * width;
        if (latent % places != 0) {
            throw new IllegalArgumentException(
                    "code: map needs as many latent dimensions for each of the "
                            + height
                            + " x "
                            + width
                            + " places of the smallest map; model.latent is "
                            + latent
                            + ", allowed are multiples of "
                            + places);
        }
        return latent / places;
    }
}
