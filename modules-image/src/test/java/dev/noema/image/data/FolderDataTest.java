package dev.noema.image.data;

import static dev.noema.image.data.PictureFolder.PLAIN;
import static dev.noema.image.data.PictureFolder.keys;
import static dev.noema.image.data.PictureFolder.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataDescription.Values;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a folder of pictures, and what is refused. */
class FolderDataTest {

    private PictureFolder folder;

    @BeforeEach
    void open(@TempDir Path root) {
        folder = new PictureFolder(root);
    }

    @Test
    void readsGreyPicturesAsTheyAre() throws IOException {
        for (int i = 0; i < 10; i++) {
            folder.pgm("s" + i + "/a.pgm", 3, 2, 10 * i);
        }
        try (Data data = folder.open()) {
            assertEquals("(1, 2, 3)", data.description().event().toString());
            assertEquals(new Values(0, 95 / 255.0, false, true), data.description().values());
            assertEquals(10, data.train().size() + data.validation().size() + data.test().size());
            Dataset train = data.train();
            int first = 10 * Integer.parseInt(train.key(0).substring(1, 2));
            FloatTensor x = (FloatTensor) train.read(new int[] {0}, PLAIN).get("x");
            assertArrayEquals(new long[] {1, 1, 2, 3}, x.shape());
            for (int pixel = 0; pixel < 6; pixel++) {
                assertEquals((first + pixel) / 255f, x.values()[pixel]);
            }
        }
    }

    @Test
    void colorMakesThreePlanes() throws IOException {
        for (int i = 0; i < 5; i++) {
            folder.png("p" + i + ".png", 4, 4, 0x102030 + i);
        }
        try (Data data = folder.open()) {
            assertEquals("(3, 4, 4)", data.description().event().toString());
            FloatTensor x = (FloatTensor) data.test().read(new int[] {0}, PLAIN).get("x");
            assertEquals(0x10 / 255f, x.values()[0]);
            assertEquals(0x20 / 255f, x.values()[16]);
        }
    }

    @Test
    void greyPicturesStoredAsColorAreFoundToBeGrey() throws IOException {
        for (int i = 0; i < 5; i++) {
            folder.png("p" + i + ".png", 4, 4, 0x010101 * (40 + i));
        }
        try (Data data = folder.open()) {
            assertEquals("(1, 4, 4)", data.description().event().toString());
            assertEquals(
                    new Values(40 / 255.0, 44 / 255.0, false, true), data.description().values());
            FloatTensor x = (FloatTensor) data.train().read(new int[] {0, 1}, PLAIN).get("x");
            assertEquals(x.values()[0], x.values()[15]);
            assertTrue(x.values()[0] != x.values()[16]);
        }
    }

    @Test
    void mixedSizesNeedASize() throws IOException {
        folder.png("a.png", 4, 4, 1);
        folder.png("b.png", 5, 4, 2);
        folder.png("c.png", 9, 7, 3);
        folder.assertFails(
                "pictures have different sizes, a.png is 4x4 and b.png 5x4; set one for all");
        folder.assertFails(
                "is 4x4, not 4x6; resize with fit: crop, pad or stretch", "size: 4x6", "fit: none");
        for (String fit : List.of("crop", "pad", "stretch")) {
            try (Data data = folder.open("size: 4x6", "fit: " + fit)) {
                assertEquals("(3, 6, 4)", data.description().event().toString());
            }
        }
    }

    @Test
    void exactCopiesAreLeftOut() throws IOException {
        for (int i = 0; i < 5; i++) {
            folder.png("p" + i + ".png", 4, 4, 3 * i);
            Files.copy(folder.path("p" + i + ".png"), folder.path("copy" + i + ".png"));
        }
        try (Data data = folder.open()) {
            assertEquals(5, keys(data).size());
        }
    }

    @Test
    void brokenPicturesFailOrAreSkipped() throws IOException {
        for (int i = 0; i < 5; i++) {
            folder.png("p" + i + ".png", 4, 4, 3 * i);
        }
        folder.write("letter.png", "this is a letter".getBytes(UTF_8));
        folder.assertFails("letter.png: is no picture of a known kind");
        try (Data data = folder.open("broken: skip")) {
            assertEquals(5, keys(data).size());
        }
    }

    @Test
    void allBrokenIsOneLine() throws IOException {
        folder.write("letter.png", "this is a letter".getBytes(UTF_8));
        folder.assertFails(
                "none of 1 pictures can be read; the first fault is",
                "broken: skip",
                "cache: false");
    }

    @Test
    void badFoldersAreOneLineEach() throws IOException {
        folder.assertFails("is missing");
        Files.createDirectory(folder.root().resolve("pictures"));
        folder.assertFails("holds no pictures (0 other files)");
        folder.write("notes.txt", new byte[10]);
        folder.assertFails("holds no pictures (1 other files)");
        folder.write(".hidden.png", new byte[10]);
        folder.assertFails("holds no pictures (1 other files)");
        folder.png("one.png", 4, 4, 1);
        folder.assertFails("data.split: the data has 1 item(s) or group(s) to split into 3 parts");
    }

    @Test
    void bombsAreRefused() throws IOException {
        folder.png("big.png", 300, 300, 1);
        folder.assertFails(
                "big.png: claims 300x300 pixels; at most 1000 are allowed (max-pixels)",
                "max-pixels: 1000");
    }

    @Test
    void augmentationIsRepeatableAndOnlyForTraining() throws IOException {
        for (int i = 0; i < 5; i++) {
            folder.pgm("a" + i + ".pgm", 8, 8, i);
        }
        try (Data data = folder.open("augment: {flip: true, shift: 2, crop: 0.7}")) {
            float[] plain = values(data.train(), PLAIN);
            float[] first = values(data.train(), new Draw(1, 0, true));
            assertArrayEquals(first, values(data.train(), new Draw(1, 0, true)));
            assertFalse(Arrays.equals(first, plain));
            assertFalse(Arrays.equals(first, values(data.train(), new Draw(1, 1, true))));
            for (float value : first) {
                assertEquals(Math.rint(value * 255), value * 255, 1e-4, "whole levels");
            }
        }
    }
}
