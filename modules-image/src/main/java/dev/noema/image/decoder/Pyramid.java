package dev.noema.image.decoder;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of a decoder's maps: each is the next one halved, rounded up, and the last is the
 * picture's.
 *
 * @param sizes from the smallest to the picture's
 */
record Pyramid(List<Size> sizes) {

    /**
     * The size of a map.
     *
     * @param height in pixels
     * @param width in pixels
     */
    record Size(long height, long width) {

        private Size halved() {
            return new Size((height + 1) / 2, (width + 1) / 2);
        }
    }

    /**
     * The sizes for a picture and a number of doublings.
     *
     * @throws IllegalArgumentException when a doubling would start at a single pixel's half
     */
    static Pyramid of(long height, long width, int doublings) {
        List<Size> sizes = new ArrayList<>(List.of(new Size(height, width)));
        for (int i = 0; i < doublings; i++) {
            Size half = sizes.get(0).halved();
            if (half.equals(sizes.get(0))) {
                throw new IllegalArgumentException(
                        "widths: "
                                + doublings
                                + " levels double a map more often than it takes from 1 pixel to pictures of "
                                + height
                                + " x "
                                + width
                                + "; allowed here are at most "
                                + i);
            }
            sizes.add(0, half);
        }
        return new Pyramid(List.copyOf(sizes));
    }

    Size first() {
        return sizes.get(0);
    }

    List<Long> heights() {
        return sizes.stream().map(Size::height).toList();
    }
}
