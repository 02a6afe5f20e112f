package dev.noema.image.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.testkit.browser.Chromium;
import dev.noema.testkit.browser.FileServer;
import dev.noema.testkit.browser.NeedsChromium;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page reads picture files as the codec does. */
@NeedsChromium
class PicturesScriptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    @TempDir private Path profile;

    private final ImageCodec codec = new ImageCodec();

    @Test
    void readsWhatTheCodecReads() throws IOException {
        try (InputStream module = codec.browserModule().orElseThrow().openStream()) {
            Files.copy(module, folder.resolve("pictures.js"));
        }
        Files.writeString(folder.resolve("index.html"), "<!doctype html><title>pictures</title>");
        picture("grey.png", 28, 28, BufferedImage.TYPE_BYTE_GRAY);
        picture("wide.png", 60, 41, BufferedImage.TYPE_INT_RGB);
        picture("small.png", 9, 13, BufferedImage.TYPE_INT_RGB);
        picture("clear.png", 30, 30, BufferedImage.TYPE_INT_ARGB);
        try (FileServer server = FileServer.start(folder, "/");
                Chromium browser = Chromium.start(profile)) {
            browser.open(server.address());
            for (String name : new String[] {"grey.png", "wide.png", "small.png", "clear.png"}) {
                for (Fit fit : new Fit[] {Fit.CROP, Fit.PAD, Fit.STRETCH}) {
                    compare(browser, name, new Preprocessing(28, 28, 1, fit, 5000, Binarize.NONE));
                    compare(browser, name, new Preprocessing(30, 21, 3, fit, 5000, Binarize.NONE));
                }
            }
            // Here a value that is off by one may fall on the other side of the draw.
            Preprocessing drawn = new Preprocessing(28, 28, 1, Fit.NONE, 5000, Binarize.DYNAMIC);
            assertEquals(0, differences(browser, "grey.png", drawn, 0));
            String fault = "read(%s, 'wide.png').catch(fault => fault.message)";
            assertTrue(
                    run(browser, fault.formatted(json(drawn))).asText().contains("28 × 28 alone"));
            Preprocessing few = new Preprocessing(28, 28, 1, Fit.PAD, 100, Binarize.NONE);
            assertTrue(run(browser, fault.formatted(json(few))).asText().contains("at most 100"));
            String text = fault.formatted(json(few)).replace("wide.png", "pictures.js");
            assertTrue(run(browser, text).asText().contains("is no picture"));
        }
    }

    private void compare(Chromium browser, String name, Preprocessing how) throws IOException {
        // Sums in another order may round to the next of 256 values.
        int off = differences(browser, name, how, 1.001 / 255);
        assertEquals(0, off, name + " " + how);
    }

    private int differences(Chromium browser, String name, Preprocessing how, double tolerance)
            throws IOException {
        float[] expected = codec.read(folder.resolve(name), how.toMap()).values();
        JsonNode read = run(browser, "read(%s, '%s')".formatted(json(how), name));
        assertEquals(expected.length, read.size());
        int off = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(expected[i] - read.get(i).doubleValue()) > tolerance) {
                off++;
            }
        }
        return off;
    }

    private static JsonNode run(Chromium browser, String call) {
        return browser.evaluate(
                """
                (async () => {
                    const { default: codec } = await import('/pictures.js');
                    const read = async (preprocessing, name) => {
                        const file = new File([await (await fetch(name)).blob()], name);
                        return [...await codec({ preprocessing }).read(file)];
                    };
                    return %s;
                })()
                """
                        .formatted(call));
    }

    private static String json(Preprocessing how) throws IOException {
        Map<String, Object> map = how.toMap();
        return JSON.writeValueAsString(map);
    }

    private void picture(String name, int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(width);
        for (int i = 0; i < width * height; i++) {
            boolean alpha = image.getColorModel().hasAlpha();
            int opacity = alpha && i % 2 == 0 ? 0 : 0xFF000000;
            image.setRGB(i % width, i / width, opacity | random.nextInt(1 << 24));
        }
        File file = folder.resolve(name).toFile();
        assertTrue(ImageIO.write(image, "png", file));
    }
}
