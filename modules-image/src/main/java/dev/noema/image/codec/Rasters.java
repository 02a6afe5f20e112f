package dev.noema.image.codec;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Turns what ImageIO decodes into planes of 8-bit values. */
final class Rasters {

    private static final int STRIP_ROWS = 64;

    private Rasters() {}

    static Picture picture(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model.getNumColorComponents() == 1 && !(model instanceof IndexColorModel)
                ? grey(image)
                : color(image);
    }

    // Grey samples are taken as they are: Java's own conversion to RGB would brighten them, since
    // it holds grey for linear.
    private static Picture grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        int full = (1 << image.getColorModel().getComponentSize(0)) - 1;
        boolean transparent = raster.getNumBands() > 1;
        int opaque = transparent ? (1 << image.getColorModel().getComponentSize(1)) - 1 : 1;
        byte[] pixels = new byte[width * height];
        int[] values = new int[width];
        int[] alphas = new int[width];
        for (int row = 0; row < height; row++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + row, width, 1, 0, values);
            if (transparent) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + row, width, 1, 1, alphas);
            }
            for (int column = 0; column < width; column++) {
                double value = (double) values[column] / full;
                double alpha = transparent ? (double) alphas[column] / opaque : 1;
                pixels[row * width + column] = (byte) Math.round(255 * (alpha * value + 1 - alpha));
            }
        }
        return new Picture(pixels, 1, height, width);
    }

    // Strip by strip, so that a large picture is not held a third time.
    private static Picture color(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int area = width * height;
        byte[] pixels = new byte[Math.multiplyExact(3, area)];
        BufferedImage strip =
                new BufferedImage(width, Math.min(STRIP_ROWS, height), BufferedImage.TYPE_INT_RGB);
        int[] packed = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        Graphics2D graphics = strip.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            for (int top = 0; top < height; top += STRIP_ROWS) {
                graphics.fillRect(0, 0, width, strip.getHeight());
                graphics.drawImage(image, 0, -top, null);
                int count = width * Math.min(STRIP_ROWS, height - top);
                int at = top * width;
                for (int i = 0; i < count; i++, at++) {
                    int rgb = packed[i];
                    pixels[at] = (byte) (rgb >> 16);
                    pixels[area + at] = (byte) (rgb >> 8);
                    pixels[2 * area + at] = (byte) rgb;
                }
            }
        } finally {
            graphics.dispose();
        }
        return new Picture(pixels, 3, height, width);
    }
}
