package dev.noema.evaluation;

import dev.noema.serving.Codec;
import dev.noema.serving.Tensor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Shows an item in a few hundred bytes: a small picture, or its first words. */
final class Miniature {

    private static final int EDGE = 40;
    private static final int LONGEST_TEXT = 160;

    private final Codec codec;
    private final Map<String, Object> preprocessing;

    Miniature(Codec codec, Map<String, Object> preprocessing) {
        this.codec = codec;
        this.preprocessing = preprocessing;
    }

    /** The first words of an item that can be read; empty for all others. */
    String words(Tensor items, int index) {
        String text = codec.text(items, index, preprocessing).orElse("");
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** A PNG as {@code data:} address; empty for what is no picture. */
    String picture(Tensor items, int index) throws IOException {
        if (!codec.mediaType().startsWith("image/")) {
            return "";
        }
        byte[] content = codec.content(items, index, preprocessing);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
        if (image == null) {
            return "";
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(reduced(image), "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static BufferedImage reduced(BufferedImage image) {
        double scale = (double) EDGE / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(scale * image.getWidth()));
        int height = Math.max(1, (int) Math.round(scale * image.getHeight()));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
