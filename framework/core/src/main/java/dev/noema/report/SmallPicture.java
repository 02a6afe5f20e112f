package dev.noema.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture in few bytes: a PNG as it is where that is small, otherwise as JPEG.
 *
 * @param type the media type
 * @param bytes the file
 */
@SuppressWarnings("ArrayRecordComponent")
record SmallPicture(String type, byte[] bytes) {

    private static final int LARGE = 100_000;
    private static final long MOST_PIXELS = 16_000_000;
    private static final float QUALITY = 0.85f;

    /** Nothing where the bytes are no PNG that can be read, or hold too many pixels. */
    static Optional<SmallPicture> of(byte[] png) {
        try {
            Optional<BufferedImage> image = read(png);
            if (image.isEmpty() || png.length <= LARGE || image.get().getColorModel().hasAlpha()) {
                return image.map(readable -> new SmallPicture("image/png", png));
            }
            byte[] jpeg = jpeg(image.get());
            return Optional.of(
                    jpeg.length < png.length
                            ? new SmallPicture("image/jpeg", jpeg)
                            : new SmallPicture("image/png", png));
        } catch (IOException | RuntimeException broken) { // readers throw both at broken files
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(byte[] png) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream input =
                ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            return pixels > MOST_PIXELS ? Optional.empty() : Optional.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
