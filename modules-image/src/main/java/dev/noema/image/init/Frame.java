package dev.noema.image.init;

import dev.noema.image.data.PictureSize;
import dev.noema.image.data.PictureTraits;

/**
 * The size that a model's pictures have.
 *
 * @param width columns
 * @param height rows
 * @param resized whether some pictures must be brought to it
 */
record Frame(int width, int height, boolean resized) {

    private static final int LARGEST = 64;
    private static final int[] SIDES = {64, 48, 32, 28, 16};

    /** Both sides are a multiple of this, so that a decoder doubles its way up to them. */
    private static final int GRID = 8;

    /**
     * Chooses a size: small pictures of one size keep it; others come to at most 64 pixels, and to
     * fewer where there are too few to learn details from.
     *
     * @param count how many pictures there are
     */
    static Frame of(PictureTraits traits, int count) {
        PictureSize size = traits.middle();
        int longest = Math.max(size.width(), size.height());
        if (traits.oneSize() && longest <= LARGEST) {
            return new Frame(size.width(), size.height(), false);
        }
        int side = side(longest, count);
        double ratio = (double) size.width() / size.height();
        if (!traits.oneSize() && ratio > 0.8 && ratio < 1.25) {
            return new Frame(side, side, true);
        }
        return new Frame(
                onGrid(Math.min(1, ratio) * side), onGrid(Math.min(1, 1 / ratio) * side), true);
    }

    private static int side(int longest, int count) {
        int wanted = count < 100 ? 32 : count < 300 ? 48 : LARGEST;
        for (int side : SIDES) {
            if (side <= wanted && side <= longest) {
                return side;
            }
        }
        return SIDES[SIDES.length - 1];
    }

    private static int onGrid(double length) {
        return Math.max(GRID, (int) Math.round(length / GRID) * GRID);
    }

    int area() {
        return width * height;
    }

    int shorter() {
        return Math.min(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
