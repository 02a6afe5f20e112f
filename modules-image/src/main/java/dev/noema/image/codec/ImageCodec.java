package dev.noema.image.codec;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
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
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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
        if (!Files.isRegularFile(file)) {
            throw new PictureException(file + " is missing");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new PictureException(file + " has more than " + LARGEST_FILE + " bytes");
        }
        try {
            return item(Files.readAllBytes(file), preprocessing);
        } catch (PictureException e) {
            throw new PictureException(file + " " + e.getMessage(), e);
        }
    }

    @Override
    public FloatTensor read(byte[] content, Map<String, Object> preprocessing)
            throws PictureException {
        try {
            return item(content, preprocessing);
        } catch (PictureException e) {
            throw new PictureException("the picture " + e.getMessage(), e);
        }
    }

    private static FloatTensor item(byte[] content, Map<String, Object> preprocessing)
            throws PictureException {
        Preprocessing how = Preprocessing.of(preprocessing);
        Picture picture = how.read(content);
        float[] values = new float[how.itemSize()];
        how.binarize().write(picture.pixels(), values, 0, 0, 0, 0);
        return new FloatTensor(values, 1, how.channels(), how.height(), how.width());
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        AtomicFile.write(file, content(items, index, preprocessing));
    }

    @Override
    public byte[] content(Tensor tensor, int index, Map<String, Object> preprocessing)
            throws IOException {
        FloatTensor items = (FloatTensor) tensor;
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
        return png(image);
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        AtomicFile.write(file, sheet(items, columns, preprocessing));
    }

    @Override
    public Optional<URL> browserModule() {
        return Optional.of(ImageCodec.class.getResource("pictures.js"));
    }

    @Override
    public byte[] sheet(Tensor tensor, int columns, Map<String, Object> preprocessing)
            throws IOException {
        FloatTensor items = (FloatTensor) tensor;
        Sheet sheet = Sheet.of(columns, Pixels.dimension(items, 2), Pixels.dimension(items, 3));
        return png(sheet.draw(items));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // Not ImageIO.write to a stream, which may go through a cache on the disk.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, PNG, out);
        }
        return png.toByteArray();
    }
}
