package dev.noema.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLicenceTest {

    @TempDir private Path base;

    @Test
    void isWhatStandsBesideTheData() throws IOException {
        Path faces = Files.createDirectories(base.resolve("data/faces"));
        Files.writeString(faces.resolve("SOURCE.txt"), "faces: of people.\nLicence: CC BY 4.0.\n");
        Files.writeString(faces.resolve("all.csv"), "");
        assertEquals("CC BY 4.0.", of("data/faces"));
        assertEquals("CC BY 4.0.", of("data/faces/all.csv"));
        assertEquals("CC BY 4.0.", of(faces.toString()));
        assertEquals("", of("data"));
        assertEquals("", of("builtin:digits"));
        assertEquals("", DataLicence.of("name: x\nmodel:\n  a: data/faces\n", base));
    }

    private String of(String source) {
        return DataLicence.of(
                "name: x\ndata:\n  type: image.folder\n  source: " + source + "\nmodel:\n  a: b\n",
                base);
    }
}
