package dev.noema.image.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCodecTest {

    @TempDir Path folder;

    private final ImageCodec codec = new ImageCodec();

    @Test
    void isFoundByItsId() {
        assertInstanceOf(ImageCodec.class, Codec.named("image"));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        for (int channels : new int[] {1, 3}) {
            FloatTensor items = ramp(2, channels, 4, 5);
            Path file = folder.resolve("item.png");
            codec.write(items, 1, file);
            FloatTensor read =
                    codec.read(file, preprocessing(5, 4, channels, Fit.NONE, Binarize.NONE));
            assertArrayEquals(new long[] {1, channels, 4, 5}, read.shape());
            for (int i = 0; i < read.values().length; i++) {
                assertEquals(
                        items.values()[read.values().length + i], read.values()[i], 0.5001 / 255);
            }
        }
    }

    @Test
    void leavesThePlaceOfAnItemWithoutNumbersEmpty() throws IOException {
        FloatTensor items = new FloatTensor(new float[3 * 4 * 5], 3, 1, 4, 5);
        Arrays.fill(items.values(), 20, 40, Float.NaN);
        Path file = folder.resolve("sheet.png");
        codec.writeSheet(items, 3, file);
        BufferedImage sheet = ImageIO.read(file.toFile());
        int cell = (sheet.getWidth() - 2) / 3;
        int[] levels = new int[3];
        for (int item = 0; item < 3; item++) {
            levels[item] = sheet.getRaster().getSample(item * cell + cell / 2, 5, 0);
        }
        assertArrayEquals(new int[] {0, 255, 0}, levels);
    }

    @Test
    void fitsNewFiles() throws IOException {
        Path file = folder.resolve("item.png");
        codec.write(ramp(1, 3, 40, 30), 0, file);
        FloatTensor read = codec.read(file, preprocessing(8, 8, 1, Fit.CROP, Binarize.DYNAMIC));
        assertArrayEquals(new long[] {1, 1, 8, 8}, read.shape());
        for (float value : read.values()) {
            assertTrue(value == 0 || value == 1);
        }
        IOException e =
                assertThrows(
                        IOException.class,
                        () -> codec.read(file, preprocessing(8, 8, 1, Fit.NONE, Binarize.NONE)));
        assertEquals(
                file + " is 30x40, not 8x8; resize with fit: crop, pad or stretch", e.getMessage());
    }

    @Test
    void clipsWhatLiesOutside() throws IOException {
        Path file = folder.resolve("item.png");
        codec.write(new FloatTensor(new float[] {-3, 7, Float.NaN, 1}, 1, 1, 2, 2), 0, file);
        FloatTensor read = codec.read(file, preprocessing(2, 2, 1, Fit.NONE, Binarize.NONE));
        assertArrayEquals(new float[] {0, 1, 0, 1}, read.values());
    }

    @Test
    void sheetIsAGridWithGaps() throws IOException {
        Path file = folder.resolve("sheet.png");
        codec.writeSheet(new FloatTensor(new float[5 * 64 * 64], 5, 1, 64, 64), 3, file);
        Picture sheet = PictureReader.read(Files.readAllBytes(file), 1_000_000);
        assertEquals(3 * 66 + 2, sheet.width());
        assertEquals(2 * 66 + 2, sheet.height());
        assertEquals(255, sheet.at(0, 1, 1));
        assertEquals(0, sheet.at(0, 2, 2));
        assertEquals(255, sheet.at(0, 66 + 2, 2 * 66 + 2), "the last place is empty");

        codec.writeSheet(ramp(2, 3, 28, 28), 8, file);
        sheet = PictureReader.read(Files.readAllBytes(file), 1_000_000);
        assertEquals(2 * 58 + 2, sheet.width(), "small pictures are enlarged twice");
    }

    @Test
    void badRequestsAreOneLineEach() throws IOException {
        Path file = folder.resolve("item.png");
        assertThrows(
                IOException.class,
                () -> codec.read(file, preprocessing(2, 2, 1, Fit.CROP, Binarize.NONE)));
        FloatTensor items = ramp(2, 1, 2, 2);
        assertThrows(IllegalArgumentException.class, () -> codec.write(items, 2, file));
        assertThrows(IllegalArgumentException.class, () -> codec.write(ramp(1, 2, 2, 2), 0, file));
        codec.write(items, 0, file);
        Map<String, Object> wrong = new HashMap<>(preprocessing(2, 2, 1, Fit.CROP, Binarize.NONE));
        wrong.put("fit", "squeeze");
        assertEquals(
                "preprocessing: fit is squeeze; allowed is one of [crop, pad, stretch, none]",
                assertThrows(IllegalArgumentException.class, () -> codec.read(file, wrong))
                        .getMessage());
        wrong.remove("width");
        assertThrows(IllegalArgumentException.class, () -> codec.read(file, wrong));
    }

    private static Map<String, Object> preprocessing(
            int width, int height, int channels, Fit fit, Binarize binarize) {
        return new Preprocessing(width, height, channels, fit, 1_000_000, binarize).toMap();
    }

    private static FloatTensor ramp(int count, int channels, int height, int width) {
        float[] values = new float[count * channels * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) i / values.length;
        }
        return new FloatTensor(values, count, channels, height, width);
    }
}
