package dev.noema.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.ConfigBinder;
import dev.noema.config.ConfigException;
import dev.noema.config.PartEntry;
import dev.noema.data.DataType;
import dev.noema.image.codec.Binarize;
import dev.noema.image.codec.Fit;
import dev.noema.image.data.Augmentation;
import dev.noema.image.data.Broken;
import dev.noema.image.data.Channels;
import dev.noema.image.data.ClassesConfig;
import dev.noema.image.data.FolderConfig;
import dev.noema.image.data.IdxConfig;
import dev.noema.image.data.PictureSize;
import dev.noema.image.data.SplitConfig;
import dev.noema.wiring.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageModalityTest {

    private final Catalog catalog = Catalog.discover();
    private final ConfigBinder binder = new ConfigBinder(catalog);

    @Test
    void isDiscovered() {
        assertEquals(
                List.of("image.folder", "image.idx"),
                catalog.parts(DataType.class).stream().map(PartEntry::id).toList());
    }

    @Test
    void readsIdxOptions() {
        IdxConfig bound =
                bind(
                        IdxConfig.class,
                        "{source: 'builtin:digits', binarize: dynamic, validation: 5000, limit: 100, classes: true}");
        assertEquals(new IdxConfig("builtin:digits", Binarize.DYNAMIC, 5000, 100, true), bound);
        assertEquals(
                new IdxConfig("x", Binarize.NONE, 0.1, 0, false),
                bind(IdxConfig.class, "source: x"));
    }

    @Test
    void readsFolderOptions() {
        FolderConfig bound =
                bind(
                        FolderConfig.class,
                        """
                source: photos
                size: 64x48
                channels: color
                fit: pad
                binarize: fixed
                classes: {from: csv, file: labels.csv, column: hair}
                split: {validation: 0.2, test: 0, by: folder}
                broken: skip
                max-pixels: 1000
                augment: {flip: true, shift: 2, crop: 0.8}
                limit: 50
                cache: false
                """);
        FolderConfig expected =
                new FolderConfig(
                        "photos",
                        new PictureSize(64, 48),
                        Channels.COLOR,
                        Fit.PAD,
                        Binarize.FIXED,
                        new ClassesConfig(ClassesConfig.From.CSV, "labels.csv", "hair", ""),
                        new SplitConfig(0.2, 0, SplitConfig.By.FOLDER),
                        Broken.SKIP,
                        1000,
                        new Augmentation(true, 2, 0.8),
                        50,
                        false);
        assertEquals(expected, bound);
        assertEquals(PictureSize.ORIGINAL, bind(FolderConfig.class, "source: photos").size());
        assertEquals(
                ClassesConfig.From.SUBFOLDER,
                bind(FolderConfig.class, "{source: photos, classes: subfolder}").classes().from());
    }

    @Test
    void badOptionsAreTold() {
        assertRefused(IdxConfig.class, "binarize: none", "source");
        assertRefused(
                IdxConfig.class, "{source: x, validation: 1.5}", "is 1.5; allowed is a share");
        assertRefused(IdxConfig.class, "{source: x, binarize: sometimes}", "dynamic");
        assertRefused(
                FolderConfig.class, "{source: x, size: 64}", "is \"64\"; allowed is WIDTHxHEIGHT");
        assertRefused(FolderConfig.class, "{source: x, size: 0x3}", "is \"0x3\"");
        assertRefused(FolderConfig.class, "{source: x, augment: {crop: 3}}", "crop");
        assertRefused(
                FolderConfig.class,
                "{source: x, split: {validation: 0.6, test: 0.6}}",
                "less than 1");
        assertRefused(
                FolderConfig.class,
                "{source: x, classes: {from: csv}}",
                "need a file and a column");
        assertRefused(
                FolderConfig.class, "{source: x, classes: by-name}", "allowed is none, subfolder");
    }

    private <T extends Record> T bind(Class<T> type, String yaml) {
        return binder.bind(type, "test.yaml", yaml, List.of()).value();
    }

    private void assertRefused(Class<? extends Record> type, String yaml, String part) {
        String message = assertThrows(ConfigException.class, () -> bind(type, yaml)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
