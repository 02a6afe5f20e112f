package dev.noema.image.codec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, GIF (its first frame), BMP, PGM and PPM; the kind follows from the contents,
 * not the name.
 */
public final class PictureReader {

    private static final Set<String> EXTENSIONS =
            Set.of("png", "jpg", "jpeg", "gif", "bmp", "pgm", "ppm", "pnm");

    private PictureReader() {}

    /** Whether a file of this name is meant to be a picture. */
    public static boolean isPictureName(String name) {
        return EXTENSIONS.contains(
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Decodes one picture, upright as its EXIF orientation says, transparency laid on white.
     *
     * @param bytes the whole file
     * @param maxPixels how many pixels a picture may claim; checked before any are decoded
     * @throws PictureException when the file is no picture, is damaged or cut off, or is too large
     */
    public static Picture read(byte[] bytes, long maxPixels) throws PictureException {
        if (bytes.length == 0) {
            throw new PictureException("is empty");
        }
        if (PortableAnymap.matches(bytes)) {
            return PortableAnymap.read(bytes, maxPixels);
        }
        return Orientation.of(bytes).apply(Rasters.picture(decode(bytes, maxPixels)));
    }

    /** Refuses a picture whose header claims more than is allowed. */
    static void checkSize(long width, long height, long maxPixels) throws PictureException {
        if (width < 1 || height < 1) {
            throw new PictureException("claims a size of " + width + "x" + height);
        }
        // Three planes of one Java array are the hard limit.
        long allowed = Math.min(maxPixels, Integer.MAX_VALUE / 3 - 8);
        if (width > allowed || height > allowed || width * height > allowed) {
            throw new PictureException(
                    "claims "
                            + width
                            + "x"
                            + height
                            + " pixels; at most "
                            + allowed
                            + " are allowed (max-pixels)");
        }
    }

    private static BufferedImage decode(byte[] bytes, long maxPixels) throws PictureException {
        // Not ImageIO.createImageInputStream, which may copy the bytes to a file on disk.
        try (ImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new PictureException(
                        "is no picture of a known kind (PNG, JPEG, GIF, BMP, PGM, PPM)");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                checkSize(reader.getWidth(0), reader.getHeight(0), maxPixels);
                return complete(reader);
            } finally {
                reader.dispose();
            }
        } catch (PictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers answer damaged files with whatever exception their parser runs into.
            throw new PictureException("is damaged (" + reason(e) + ")", e);
        }
    }

    private static BufferedImage complete(ImageReader reader) throws IOException {
        AtomicBoolean cutOff = new AtomicBoolean();
        // The JPEG reader fills what is missing with grey and only warns.
        reader.addIIOReadWarningListener(
                (source, warning) -> {
                    if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                        cutOff.set(true);
                    }
                });
        BufferedImage image = reader.read(0);
        if (image == null) {
            throw new PictureException("holds no picture");
        }
        if (cutOff.get()) {
            throw new PictureException("is cut off");
        }
        return image;
    }

    private static String reason(Exception e) {
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("").strip();
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }
}
