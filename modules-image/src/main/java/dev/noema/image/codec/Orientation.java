package dev.noema.image.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, as the EXIF part of a JPEG file says (tag 0x0112).
 *
 * @param transpose whether rows and columns change places, before the flips
 * @param flipColumns whether left and right change places
 * @param flipRows whether top and bottom change places
 */
record Orientation(boolean transpose, boolean flipColumns, boolean flipRows) {

    private static final Orientation UPRIGHT = new Orientation(false, false, false);
    private static final int TAG = 0x0112;

    /** The orientation a file claims; upright where it claims none or the claim cannot be read. */
    static Orientation of(byte[] file) {
        if (file.length < 4 || (file[0] & 0xff) != 0xff || (file[1] & 0xff) != 0xd8) {
            return UPRIGHT;
        }
        try {
            return numbered(find(ByteBuffer.wrap(file, 2, file.length - 2).slice()));
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            return UPRIGHT; // a broken claim is no reason to refuse a picture that decodes
        }
    }

    private static Orientation numbered(int number) {
        return switch (number) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    // Segments follow each other until the picture itself: marker 0xffnn, length with itself,
    // contents.
    private static int find(ByteBuffer segments) {
        while (segments.remaining() >= 4) {
            int marker = segments.getShort() & 0xffff;
            if (marker < 0xff00 || marker == 0xffda) {
                return 1;
            }
            int length = (segments.getShort() & 0xffff) - 2;
            if (marker == 0xffe1
                    && length > 14
                    && segments.getInt(segments.position()) == 0x45786966) { // "Exif"
                return directory(segments.slice(segments.position() + 6, length - 6));
            }
            segments.position(segments.position() + length);
        }
        return 1;
    }

    private static int directory(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        int entries = tiff.getShort() & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int start = tiff.position();
            if ((tiff.getShort(start) & 0xffff) == TAG) {
                return tiff.getShort(start + 8) & 0xffff;
            }
            tiff.position(start + 12);
        }
        return 1;
    }

    /** The picture as it is meant to be seen. */
    Picture apply(Picture picture) {
        if (equals(UPRIGHT)) {
            return picture;
        }
        int height = transpose ? picture.width() : picture.height();
        int width = transpose ? picture.height() : picture.width();
        byte[] turned = new byte[picture.pixels().length];
        int at = 0;
        for (int channel = 0; channel < picture.channels(); channel++) {
            for (int row = 0; row < height; row++) {
                int fromRow = flipRows ? height - 1 - row : row;
                for (int column = 0; column < width; column++) {
                    int fromColumn = flipColumns ? width - 1 - column : column;
                    turned[at++] =
                            (byte)
                                    (transpose
                                            ? picture.at(channel, fromColumn, fromRow)
                                            : picture.at(channel, fromRow, fromColumn));
                }
            }
        }
        return new Picture(turned, picture.channels(), height, width);
    }
}
