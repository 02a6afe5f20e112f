package dev.noema.image.codec;

/**
 * Reads PGM and PPM, plain (P2, P3) and raw (P5, P6), one picture a file.
 *
 * <p>Strict: a file that is longer than its header says is refused too, since line ends that were
 * rewritten by a transfer in text mode make it longer and skew the picture.
 */
final class PortableAnymap {

    private final byte[] bytes;
    private int position = 2;

    private PortableAnymap(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean matches(byte[] bytes) {
        return bytes.length > 2
                && bytes[0] == 'P'
                && "2356".indexOf(bytes[1]) >= 0
                && isSpace(bytes[2]);
    }

    static Picture read(byte[] bytes, long maxPixels) throws PictureException {
        return new PortableAnymap(bytes).read(maxPixels);
    }

    private Picture read(long maxPixels) throws PictureException {
        boolean plain = bytes[1] == '2' || bytes[1] == '3';
        int channels = bytes[1] == '2' || bytes[1] == '5' ? 1 : 3;
        int width = number("width");
        int height = number("height");
        int full = number("greatest value");
        PictureReader.checkSize(width, height, maxPixels);
        if (full < 1 || full > 65535) {
            throw new PictureException(
                    "has the greatest value " + full + "; allowed is 1 to 65535");
        }
        int sampleBytes = full < 256 ? 1 : 2;
        long needed = (long) width * height * channels;
        if (plain) {
            // Each plain sample takes at least a digit and a space: checked before anything is
            // allocated.
            if (bytes.length - position < 2 * needed) {
                throw new PictureException("is cut off: " + needed + " values are claimed");
            }
        } else {
            position++; // the one white space after the header
            if (bytes.length - position != needed * sampleBytes) {
                throw new PictureException(
                        "has "
                                + Math.max(0, bytes.length - position)
                                + " bytes of pixels where "
                                + width
                                + "x"
                                + height
                                + " needs "
                                + needed * sampleBytes);
            }
        }
        int area = width * height;
        byte[] pixels = new byte[(int) needed];
        for (int i = 0; i < area; i++) {
            for (int channel = 0; channel < channels; channel++) {
                int sample = plain ? number("value") : sample(sampleBytes);
                if (sample > full) {
                    throw new PictureException(
                            "has the value " + sample + " above its greatest, " + full);
                }
                pixels[channel * area + i] =
                        (byte) (full == 255 ? sample : (sample * 255L + full / 2) / full);
            }
        }
        if (plain && skipSpace() < bytes.length) {
            throw new PictureException("goes on after its last value");
        }
        return new Picture(pixels, channels, height, width);
    }

    private int sample(int sampleBytes) {
        int sample = bytes[position++] & 0xff;
        return sampleBytes == 1 ? sample : sample << 8 | bytes[position++] & 0xff;
    }

    private int number(String what) throws PictureException {
        int start = skipSpace();
        long number = 0;
        while (position < bytes.length
                && bytes[position] >= '0'
                && bytes[position] <= '9'
                && number < 1L << 31) {
            number = number * 10 + bytes[position++] - '0';
        }
        if (position == start
                || number > Integer.MAX_VALUE
                || position < bytes.length && !isSpace(bytes[position])) {
            throw new PictureException("has no whole number as its " + what + " at byte " + start);
        }
        return (int) number;
    }

    private int skipSpace() {
        while (position < bytes.length && (isSpace(bytes[position]) || bytes[position] == '#')) {
            if (bytes[position] == '#') {
                while (position < bytes.length
                        && bytes[position] != '\n'
                        && bytes[position] != '\r') {
                    position++;
                }
            } else {
                position++;
            }
        }
        return position;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }
}
