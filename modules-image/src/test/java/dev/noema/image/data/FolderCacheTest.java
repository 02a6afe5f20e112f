package dev.noema.image.data;

import static dev.noema.image.data.PictureFolder.PLAIN;
import static dev.noema.image.data.PictureFolder.keys;
import static dev.noema.image.data.PictureFolder.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.noema.data.Data;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoded pictures that are kept for the next run. */
class FolderCacheTest {

    private PictureFolder folder;

    @BeforeEach
    void open(@TempDir Path root) {
        folder = new PictureFolder(root);
    }

    @Test
    void cacheGivesTheSameDataAndNoticesChanges() throws IOException {
        for (int i = 0; i < 8; i++) {
            folder.png("p" + i + ".png", 4, 4, 0x010203 * i);
        }
        String digest;
        float[] before;
        try (Data data = folder.open()) {
            digest = data.digest();
            before = values(data.train(), PLAIN);
        }
        Path cached = only(folder.cache());
        FileTime written = Files.getLastModifiedTime(cached);
        try (Data data = folder.open()) {
            assertEquals(digest, data.digest());
            assertArrayEquals(before, values(data.train(), PLAIN));
            assertEquals(written, Files.getLastModifiedTime(only(folder.cache())));
        }
        Files.write(cached, new byte[] {1, 2, 3});
        try (Data data = folder.open()) {
            assertArrayEquals(before, values(data.train(), PLAIN));
        }
        folder.png("p3.png", 4, 4, 0xabcdef);
        Files.setLastModifiedTime(folder.path("p3.png"), FileTime.fromMillis(1));
        try (Data data = folder.open()) {
            assertFalse(digest.equals(data.digest()));
        }
    }

    @Test
    void withoutCacheNothingIsKept() throws IOException {
        for (int i = 0; i < 5; i++) {
            folder.png("p" + i + ".png", 4, 4, i);
        }
        try (Data data = folder.open("limit: 3", "cache: false")) {
            assertEquals(3, keys(data).size());
            values(data.train(), PLAIN);
        }
        assertFalse(Files.exists(folder.cache()));
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
