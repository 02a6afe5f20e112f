package dev.noema.image.codec;

import dev.noema.serving.FloatTensor;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Lays pictures out in a grid, row by row.
 *
 * @param columns how many stand side by side
 * @param gap white pixels between them and around
 * @param enlargement how many pixels a pixel becomes each way
 */
public record Sheet(int columns, int gap, int enlargement) {

    private static final int GAP = 2;
    private static final int SMALL = 64;

    public Sheet {
        if (columns < 1 || gap < 0 || enlargement < 1) {
            throw new IllegalArgumentException(
                    "a sheet needs at least one column and enlargement 1, and no negative"
                            + " gap, not "
                            + columns
                            + ", "
                            + enlargement
                            + " and "
                            + gap);
        }
    }

    /**
     * A sheet with small gaps on which pictures of this size, when they are small, are enlarged.
     */
    static Sheet of(int columns, int height, int width) {
        return new Sheet(columns, GAP, Math.max(1, SMALL / Math.max(height, width)));
    }

    /**
     * Draws pictures {@code (batch, channels, height, width)}, values outside [0, 1] clipped; the
     * place of one that begins with a NaN stays white.
     */
    BufferedImage draw(FloatTensor items) {
        int count = Pixels.dimension(items, 0);
        int height = enlargement * Pixels.dimension(items, 2);
        int width = enlargement * Pixels.dimension(items, 3);
        int across = Math.max(1, Math.min(columns, count));
        int rows = (count + across - 1) / across;
        BufferedImage sheet =
                Pixels.blank(
                        Pixels.dimension(items, 1),
                        Math.addExact(gap, Math.multiplyExact(rows, height + gap)),
                        Math.addExact(gap, Math.multiplyExact(across, width + gap)));
        int[] white = new int[sheet.getRaster().getNumBands() * sheet.getWidth()];
        Arrays.fill(white, 255);
        for (int row = 0; row < sheet.getHeight(); row++) {
            sheet.getRaster().setPixels(0, row, sheet.getWidth(), 1, white);
        }
        int size = items.values().length / Math.max(1, count);
        for (int item = 0; item < count; item++) {
            if (Float.isNaN(items.values()[item * size])) {
                continue;
            }
            int left = gap + item % across * (width + gap);
            int top = gap + item / across * (height + gap);
            Pixels.draw(items, item, sheet.getRaster(), left, top, enlargement);
        }
        return sheet;
    }
}
