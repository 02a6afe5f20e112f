package dev.noema.image.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.ConfigBinder;
import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType.Place;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.wiring.Catalog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A folder of pictures that a test draws, and what comes of it as data.
 *
 * @param root holds the folder {@code pictures} and the cache
 */
record PictureFolder(Path root) {

    static final Draw PLAIN = new Draw(1, 0, false);

    private static final ConfigBinder BINDER = new ConfigBinder(Catalog.discover());

    /** Opens the folder with options as a configuration has them, such as {@code "size: 4x6"}. */
    Data open(String... options) {
        String text = "source: pictures\n" + String.join("\n", options);
        FolderConfig config = BINDER.bind(FolderConfig.class, "test", text, List.of()).value();
        return new FolderData().open(config, new Place(root, cache(), 1));
    }

    /** Checks that opening fails with one line that holds a part. */
    void assertFails(String part, String... options) {
        String message = assertThrows(DataException.class, () -> open(options)).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    Path cache() {
        return root.resolve("cache");
    }

    /** Where a picture lies; its folder is made. */
    Path path(String name) throws IOException {
        Path path = root.resolve("pictures").resolve(name);
        Files.createDirectories(path.getParent());
        return path;
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.write(path(name), bytes);
    }

    /** A grey picture whose levels count up from {@code level}. */
    void pgm(String name, int width, int height, int level) throws IOException {
        byte[] header = ("P5 " + width + " " + height + " 255\n").getBytes(UTF_8);
        byte[] file = Arrays.copyOf(header, header.length + width * height);
        for (int i = 0; i < width * height; i++) {
            file[header.length + i] = (byte) (level + i);
        }
        write(name, file);
    }

    /** A picture of one color. */
    void png(String name, int width, int height, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < width * height; pixel++) {
            image.setRGB(pixel % width, pixel / width, rgb);
        }
        ImageIO.write(image, "png", path(name).toFile());
    }

    /** All values of a dataset. */
    static float[] values(Dataset data, Draw draw) {
        int[] all = new int[data.size()];
        Arrays.setAll(all, i -> i);
        return ((FloatTensor) data.read(all, draw).get("x")).values();
    }

    static List<String> keys(Data data) {
        List<String> keys = new ArrayList<>();
        for (Dataset part : List.of(data.train(), data.validation(), data.test())) {
            for (int item = 0; item < part.size(); item++) {
                keys.add(part.key(item));
            }
        }
        return keys;
    }
}
