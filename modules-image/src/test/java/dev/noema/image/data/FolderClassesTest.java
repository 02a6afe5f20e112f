package dev.noema.image.data;

import static dev.noema.image.data.PictureFolder.PLAIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.noema.data.Data;
import dev.noema.data.Dataset;
import dev.noema.serving.LongTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of pictures, and splits that keep folders together. */
class FolderClassesTest {

    private PictureFolder folder;

    @BeforeEach
    void open(@TempDir Path root) {
        folder = new PictureFolder(root);
    }

    @Test
    void foldersStayTogether() throws IOException {
        for (int i = 0; i < 60; i++) {
            folder.png("s" + i / 6 + "/" + i + ".png", 4, 4, i);
        }
        try (Data data =
                folder.open(
                        "classes: subfolder", "split: {validation: 0.2, test: 0.2, by: folder}")) {
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
            folder.png("deep/p" + i + ".png", 4, 4, i);
            csv.append(i < 3 ? "deep/" : "")
                    .append("p" + i + ".png,\"a, b\",")
                    .append(i % 2 == 0 ? "red\n" : "blond\n");
        }
        folder.write("labels.csv", csv.toString().getBytes(UTF_8));
        try (Data data = folder.open("classes: {from: csv, file: labels.csv, column: hair}")) {
            assertEquals(List.of("blond", "red"), data.description().classes());
        }
        folder.assertFails(
                "has no column \"hat\"; it has [file, note, hair]",
                "classes: {from: csv, file: labels.csv, column: hat}");
        folder.assertFails(
                "missing.csv is missing", "classes: {from: csv, file: missing.csv, column: hair}");
        folder.png("deep/p9.png", 4, 4, 99);
        folder.assertFails(
                "has no row for deep/p9.png",
                "classes: {from: csv, file: labels.csv, column: hair, key: file}");
        folder.png("root.png", 4, 4, 100);
        folder.assertFails("root.png lies in no subfolder", "classes: subfolder");
    }

    private static Set<String> folders(Dataset data) {
        Set<String> folders = new TreeSet<>();
        for (int item = 0; item < data.size(); item++) {
            folders.add(data.key(item).substring(0, 2));
        }
        return folders;
    }
}
