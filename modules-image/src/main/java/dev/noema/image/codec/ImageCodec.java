package dev.noema.image.codec;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.files.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Reads picture files as the data was read, and writes items {@code (batch, channels, height,
 * width)} as PNG.
 */
public final class ImageCodec implements Codec {

    /** What bundles and descriptions call this codec. */
    public static final String ID = "image";

    private static final String PNG = "png";
    private static final long LARGEST_FILE = 1L << 30;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return PNG;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where the data was binarised, so is the file, by one fixed draw.
     */
    @Override
    public FloatTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        Preprocessing how = Preprocessing.of(preprocessing);
        if (!Files.isRegularFile(file)) {
            throw new PictureException(file + " is missing");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new PictureException(file + " has more than " + LARGEST_FILE + " bytes");
        }
        try {
            Picture picture = how.read(Files.readAllBytes(file));
            float[] values = new float[how.itemSize()];
            how.binarize().write(picture.pixels(), values, 0, 0, 0, 0);
            return new FloatTensor(values, 1, how.channels(), how.height(), how.width());
        } catch (PictureException e) {
            throw new PictureException(file + " " + e.getMessage(), e);
        }
    }

    @Override
    public void write(FloatTensor items, int index, Path file) throws IOException {
        int count = Pixels.dimension(items, 0);
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no item " + index + " among " + count);
        }
        BufferedImage image =
                Pixels.blank(
                        Pixels.dimension(items, 1),
                        Pixels.dimension(items, 2),
                        Pixels.dimension(items, 3));
        Pixels.draw(items, index, image.getRaster(), 0, 0, 1);
        write(image, file);
    }

    @Override
    public void writeSheet(FloatTensor items, int columns, Path file) throws IOException {
        Sheet sheet = Sheet.of(columns, Pixels.dimension(items, 2), Pixels.dimension(items, 3));
        write(sheet.draw(items), file);
    }

    @Override
    public Optional<URL> browserModule() {
        return Optional.of(ImageCodec.class.getResource("pictures.js"));
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, PNG, png);
        AtomicFile.write(file, png.toByteArray());
    }
}
