package dev.noema.image.codec;

import java.util.Arrays;

/**
 * One decoded picture: 8-bit values in planes, {@code (channels, height, width)}, row-major.
 *
 * @param pixels the values, not copied
 * @param channels 1 for grey, 3 for red, green and blue (sRGB)
 * @param height rows
 * @param width columns
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(byte[] pixels, int channels, int height, int width) {

    public Picture {
        if (channels != 1 && channels != 3 || (long) channels * height * width != pixels.length) {
            throw new IllegalArgumentException(
                    pixels.length + " bytes do not fill " + channels + "x" + height + "x" + width);
        }
    }

    /** How many pixels one plane has. */
    int area() {
        return height * width;
    }

    /** The value at a place, from 0 to 255. */
    int at(int channel, int row, int column) {
        return pixels[(channel * height + row) * width + column] & 0xff;
    }

    /** The same picture in grey: luma of Rec. 601, 0.299 R + 0.587 G + 0.114 B. */
    public Picture grey() {
        if (channels == 1) {
            return this;
        }
        int area = area();
        byte[] grey = new byte[area];
        for (int i = 0; i < area; i++) {
            int red = pixels[i] & 0xff;
            int green = pixels[area + i] & 0xff;
            int blue = pixels[2 * area + i] & 0xff;
            grey[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
        }
        return new Picture(grey, 1, height, width);
    }

    /** The same picture with three planes. */
    public Picture color() {
        if (channels == 3) {
            return this;
        }
        byte[] color = new byte[Math.multiplyExact(3, area())];
        for (int channel = 0; channel < 3; channel++) {
            System.arraycopy(pixels, 0, color, channel * area(), area());
        }
        return new Picture(color, 3, height, width);
    }

    /** Whether every pixel has the same red, green and blue. */
    public boolean isGrey() {
        int area = area();
        return channels == 1
                || Arrays.equals(pixels, 0, area, pixels, area, 2 * area)
                        && Arrays.equals(pixels, 0, area, pixels, 2 * area, 3 * area);
    }

    @Override
    public String toString() {
        return width + "x" + height + (channels == 1 ? " grey" : " color");
    }
}
