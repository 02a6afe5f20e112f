package dev.noema.image.codec;

import dev.noema.serving.FloatTensor;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/** Turns a model's numbers, {@code (batch, channels, height, width)} in [0, 1], into images. */
final class Pixels {

    private Pixels() {}

    static int dimension(FloatTensor items, int dimension) {
        long[] shape = items.shape();
        if (shape.length != 4 || shape[1] != 1 && shape[1] != 3) {
            throw new IllegalArgumentException(
                    "pictures have the shape (batch, 1 or 3, height, width), not "
                            + Arrays.toString(shape));
        }
        return Math.toIntExact(shape[dimension]);
    }

    static BufferedImage blank(int channels, int height, int width) {
        return new BufferedImage(
                width,
                height,
                channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    }

    /** Draws one item; values outside [0, 1] are clipped, and what is no number is black. */
    static void draw(
            FloatTensor items,
            int index,
            WritableRaster raster,
            int left,
            int top,
            int enlargement) {
        int channels = dimension(items, 1);
        int height = dimension(items, 2);
        int width = dimension(items, 3);
        int area = height * width;
        int start = index * channels * area;
        int[] row = new int[channels * width * enlargement];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width * enlargement; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    float value =
                            items.values()[start + channel * area + y * width + x / enlargement];
                    row[x * channels + channel] = Math.round(255 * Math.max(0, Math.min(1, value)));
                }
            }
            for (int copy = 0; copy < enlargement; copy++) {
                raster.setPixels(left, top + y * enlargement + copy, width * enlargement, 1, row);
            }
        }
    }
}
