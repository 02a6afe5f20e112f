package dev.noema.image.codec;

/** How 8-bit pixels become the numbers of a model. */
public enum Binarize {
    /** Each pixel is its value divided by 255. */
    NONE,
    /** Each pixel is drawn once as Bernoulli(value / 255), the same draw in every epoch. */
    FIXED,
    /** Each pixel is drawn anew in every epoch as Bernoulli(value / 255). */
    DYNAMIC;

    private static final float[] UNIT = new float[256];

    static {
        for (int value = 0; value < 256; value++) {
            UNIT[value] = value / 255f;
        }
    }

    /**
     * Writes one item's numbers.
     *
     * @param pixels the item
     * @param into the batch
     * @param offset where the item starts in it
     * @param seed the experiment's seed
     * @param epoch the pass over the data; {@link #FIXED} draws as in epoch 0
     * @param item the item's number among all items
     */
    public void write(byte[] pixels, float[] into, int offset, long seed, long epoch, long item) {
        switch (this) {
            case NONE -> unit(pixels, into, offset);
            case FIXED -> PixelDraw.bernoulli(pixels, PixelDraw.key(seed, 0, item), into, offset);
            case DYNAMIC ->
                    PixelDraw.bernoulli(pixels, PixelDraw.key(seed, epoch, item), into, offset);
        }
    }

    private static void unit(byte[] pixels, float[] into, int offset) {
        for (int i = 0; i < pixels.length; i++) {
            into[offset + i] = UNIT[pixels[i] & 0xff];
        }
    }
}
