package dev.noema.image.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataDescription.Values;
import dev.noema.data.DataException;
import dev.noema.data.DataType.Place;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.image.codec.Binarize;
import dev.noema.image.codec.Fit;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDataTest {

    private static final Draw PLAIN = new Draw(1, 0, false);

    @TempDir Path folder;

    private FolderConfig config =
            new FolderConfig(
                    "pictures",
                    PictureSize.ORIGINAL,
                    Channels.AUTO,
                    Fit.CROP,
                    Binarize.NONE,
                    ClassesConfig.defaults(),
                    SplitConfig.defaults(),
                    Broken.FAIL,
                    50_000_000,
                    Augmentation.defaults(),
                    0,
                    true);

    @Test
    void readsGreyPicturesAsTheyAre() throws IOException {
        for (int i = 0; i < 10; i++) {
            pgm("s" + i + "/a.pgm", 3, 2, 10 * i);
        }
        try (Data data = open()) {
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
            png("p" + i + ".png", 4, 4, 0x102030 + i);
        }
        try (Data data = open()) {
            assertEquals("(3, 4, 4)", data.description().event().toString());
            FloatTensor x = (FloatTensor) data.test().read(new int[] {0}, PLAIN).get("x");
            assertEquals(0x10 / 255f, x.values()[0]);
            assertEquals(0x20 / 255f, x.values()[16]);
        }
    }

    @Test
    void greyPicturesStoredAsColorAreFoundToBeGrey() throws IOException {
        for (int i = 0; i < 5; i++) {
            png("p" + i + ".png", 4, 4, 0x010101 * (40 + i));
        }
        try (Data data = open()) {
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
        png("a.png", 4, 4, 1);
        png("b.png", 5, 4, 2);
        png("c.png", 9, 7, 3);
        assertFails("pictures have different sizes, a.png is 4x4 and b.png 5x4; set one for all");
        config = resized("4x6", Fit.NONE);
        assertFails("is 4x4, not 4x6; resize with fit: crop, pad or stretch");
        for (Fit fit : List.of(Fit.CROP, Fit.PAD, Fit.STRETCH)) {
            config = resized("4x6", fit);
            try (Data data = open()) {
                assertEquals("(3, 6, 4)", data.description().event().toString());
            }
        }
    }

    @Test
    void exactCopiesAreLeftOut() throws IOException {
        for (int i = 0; i < 5; i++) {
            png("p" + i + ".png", 4, 4, 3 * i);
            Files.copy(pictures("p" + i + ".png"), pictures("copy" + i + ".png"));
        }
        try (Data data = open()) {
            assertEquals(5, keys(data).size());
        }
    }

    @Test
    void brokenPicturesFailOrAreSkipped() throws IOException {
        for (int i = 0; i < 5; i++) {
            png("p" + i + ".png", 4, 4, 3 * i);
        }
        write("letter.png", "this is a letter".getBytes(UTF_8));
        assertFails("letter.png: is no picture of a known kind");
        config =
                new FolderConfig(
                        "pictures",
                        config.size(),
                        config.channels(),
                        config.fit(),
                        config.binarize(),
                        config.classes(),
                        config.split(),
                        Broken.SKIP,
                        config.maxPixels(),
                        config.augment(),
                        0,
                        true);
        try (Data data = open()) {
            assertEquals(5, keys(data).size());
        }
    }

    @Test
    void allBrokenIsOneLine() throws IOException {
        write("letter.png", "this is a letter".getBytes(UTF_8));
        config =
                new FolderConfig(
                        "pictures",
                        config.size(),
                        config.channels(),
                        config.fit(),
                        config.binarize(),
                        config.classes(),
                        config.split(),
                        Broken.SKIP,
                        config.maxPixels(),
                        config.augment(),
                        0,
                        false);
        assertFails("none of 1 pictures can be read; the first fault is");
    }

    @Test
    void badFoldersAreOneLineEach() throws IOException {
        assertFails("is missing");
        Files.createDirectory(folder.resolve("pictures"));
        assertFails("holds no pictures (0 other files)");
        write("notes.txt", new byte[10]);
        assertFails("holds no pictures (1 other files)");
        write(".hidden.png", new byte[10]);
        assertFails("holds no pictures (1 other files)");
        png("one.png", 4, 4, 1);
        assertFails("data.split: the data has 1 item(s) or group(s) to split into 3 parts");
    }

    @Test
    void bombsAreRefused() throws IOException {
        png("big.png", 300, 300, 1);
        config =
                new FolderConfig(
                        "pictures",
                        config.size(),
                        config.channels(),
                        config.fit(),
                        config.binarize(),
                        config.classes(),
                        config.split(),
                        Broken.FAIL,
                        1000,
                        config.augment(),
                        0,
                        true);
        assertFails("big.png: claims 300x300 pixels; at most 1000 are allowed (max-pixels)");
    }

    @Test
    void cacheGivesTheSameDataAndNoticesChanges() throws IOException {
        for (int i = 0; i < 8; i++) {
            png("p" + i + ".png", 4, 4, 0x010203 * i);
        }
        String digest;
        float[] before;
        try (Data data = open()) {
            digest = data.digest();
            before = x(data.train());
        }
        Path cached = only(folder.resolve("cache"));
        FileTime written = Files.getLastModifiedTime(cached);
        try (Data data = open()) {
            assertEquals(digest, data.digest());
            assertArrayEquals(before, x(data.train()));
            assertEquals(written, Files.getLastModifiedTime(only(folder.resolve("cache"))));
        }
        Files.write(cached, new byte[] {1, 2, 3});
        try (Data data = open()) {
            assertArrayEquals(before, x(data.train()));
        }
        png("p3.png", 4, 4, 0xabcdef);
        Files.setLastModifiedTime(pictures("p3.png"), FileTime.fromMillis(1));
        try (Data data = open()) {
            assertFalse(digest.equals(data.digest()));
        }
    }

    @Test
    void withoutCacheNothingIsKept() throws IOException {
        for (int i = 0; i < 5; i++) {
            png("p" + i + ".png", 4, 4, i);
        }
        config =
                new FolderConfig(
                        "pictures",
                        config.size(),
                        config.channels(),
                        config.fit(),
                        config.binarize(),
                        config.classes(),
                        config.split(),
                        Broken.FAIL,
                        config.maxPixels(),
                        config.augment(),
                        3,
                        false);
        try (Data data = open()) {
            assertEquals(3, keys(data).size());
            x(data.train());
        }
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void foldersStayTogether() throws IOException {
        for (int i = 0; i < 60; i++) {
            png("s" + i / 6 + "/" + i + ".png", 4, 4, i);
        }
        config =
                new FolderConfig(
                        "pictures",
                        config.size(),
                        config.channels(),
                        config.fit(),
                        config.binarize(),
                        ClassesConfig.parse("subfolder"),
                        new SplitConfig(0.2, 0.2, SplitConfig.By.FOLDER),
                        Broken.FAIL,
                        config.maxPixels(),
                        config.augment(),
                        0,
                        true);
        try (Data data = open()) {
            Set<String> trained = folders(data.train());
            for (String tested : folders(data.test())) {
                assertFalse(trained.contains(tested), tested);
            }
            assertEquals(
                    List.of("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"),
                    data.description().classes());
            LongTensor condition =
                    (LongTensor) data.train().read(new int[] {0}, PLAIN).get("condition");
            assertEquals(data.train().key(0).charAt(1) - '0', condition.values()[0]);
        }
    }

    @Test
    void classesComeFromACsvFile() throws IOException {
        StringBuilder csv = new StringBuilder("file,note,hair\n");
        for (int i = 0; i < 6; i++) {
            png("deep/p" + i + ".png", 4, 4, i);
            csv.append(i < 3 ? "deep/" : "")
                    .append("p" + i + ".png,\"a, b\",")
                    .append(i % 2 == 0 ? "red\n" : "blond\n");
        }
        write("labels.csv", csv.toString().getBytes(UTF_8));
        config = classes(new ClassesConfig(ClassesConfig.From.CSV, "labels.csv", "hair", ""));
        try (Data data = open()) {
            assertEquals(List.of("blond", "red"), data.description().classes());
        }
        config = classes(new ClassesConfig(ClassesConfig.From.CSV, "labels.csv", "hat", ""));
        assertFails("has no column \"hat\"; it has [file, note, hair]");
        config = classes(new ClassesConfig(ClassesConfig.From.CSV, "missing.csv", "hair", ""));
        assertFails("missing.csv is missing");
        png("deep/p9.png", 4, 4, 99);
        config = classes(new ClassesConfig(ClassesConfig.From.CSV, "labels.csv", "hair", "file"));
        assertFails("has no row for deep/p9.png");
        png("root.png", 4, 4, 100);
        config = classes(ClassesConfig.parse("subfolder"));
        assertFails("root.png lies in no subfolder");
    }

    @Test
    void augmentationIsRepeatableAndOnlyForTraining() throws IOException {
        for (int i = 0; i < 5; i++) {
            pgm("a" + i + ".pgm", 8, 8, i);
        }
        config =
                new FolderConfig(
                        "pictures",
                        config.size(),
                        config.channels(),
                        config.fit(),
                        config.binarize(),
                        config.classes(),
                        config.split(),
                        Broken.FAIL,
                        config.maxPixels(),
                        new Augmentation(true, 2, 0.7),
                        0,
                        true);
        try (Data data = open()) {
            float[] plain = read(data.train(), PLAIN);
            float[] first = read(data.train(), new Draw(1, 0, true));
            assertArrayEquals(first, read(data.train(), new Draw(1, 0, true)));
            assertFalse(Arrays.equals(first, plain));
            assertFalse(Arrays.equals(first, read(data.train(), new Draw(1, 1, true))));
            for (float value : first) {
                assertEquals(Math.rint(value * 255), value * 255, 1e-4, "whole levels");
            }
        }
    }

    private FolderConfig resized(String size, Fit fit) {
        return new FolderConfig(
                "pictures",
                PictureSize.parse(size),
                config.channels(),
                fit,
                config.binarize(),
                config.classes(),
                config.split(),
                Broken.FAIL,
                config.maxPixels(),
                config.augment(),
                0,
                true);
    }

    private FolderConfig classes(ClassesConfig classes) {
        return new FolderConfig(
                "pictures",
                config.size(),
                config.channels(),
                config.fit(),
                config.binarize(),
                classes,
                config.split(),
                Broken.FAIL,
                config.maxPixels(),
                config.augment(),
                0,
                true);
    }

    private Data open() {
        return new FolderData().open(config, new Place(folder, folder.resolve("cache"), 1));
    }

    private void assertFails(String part) {
        String message = assertThrows(DataException.class, this::open).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static float[] x(Dataset data) {
        return read(data, PLAIN);
    }

    private static float[] read(Dataset data, Draw draw) {
        int[] all = new int[data.size()];
        Arrays.setAll(all, i -> i);
        return ((FloatTensor) data.read(all, draw).get("x")).values();
    }

    private static List<String> keys(Data data) {
        List<String> keys = new ArrayList<>();
        for (Dataset part : List.of(data.train(), data.validation(), data.test())) {
            for (int item = 0; item < part.size(); item++) {
                keys.add(part.key(item));
            }
        }
        return keys;
    }

    private static Set<String> folders(Dataset data) {
        Set<String> folders = new TreeSet<>();
        for (int item = 0; item < data.size(); item++) {
            folders.add(data.key(item).substring(0, 2));
        }
        return folders;
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }

    private Path pictures(String name) throws IOException {
        Path path = folder.resolve("pictures").resolve(name);
        Files.createDirectories(path.getParent());
        return path;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(pictures(name), bytes);
    }

    private void pgm(String name, int width, int height, int level) throws IOException {
        byte[] header = ("P5 " + width + " " + height + " 255\n").getBytes(UTF_8);
        byte[] file = Arrays.copyOf(header, header.length + width * height);
        for (int i = 0; i < width * height; i++) {
            file[header.length + i] = (byte) (level + i);
        }
        write(name, file);
    }

    private void png(String name, int width, int height, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < width * height; pixel++) {
            image.setRGB(pixel % width, pixel / width, rgb);
        }
        ImageIO.write(image, "png", pictures(name).toFile());
    }
}
