package dev.noema.audio.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.folder.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenTest {

    @TempDir private Path folder;

    @BeforeEach
    void fill() throws IOException {
        for (String file : List.of("en/7.wav", "en/seven.wav", "it/7.wav", "beep.wav")) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, new byte[0]);
        }
    }

    private List<String> keys(String only) {
        return Chosen.of(folder, only).stream().map(SourceFile::key).toList();
    }

    @Test
    void takesThoseInWhosePathTheExpressionIsFound() {
        assertEquals(List.of("beep.wav", "en/7.wav", "en/seven.wav", "it/7.wav"), keys(""));
        assertEquals(List.of("en/7.wav", "it/7.wav"), keys("/[0-9][.]wav$"));
        assertEquals(List.of("en/7.wav", "en/seven.wav", "it/7.wav"), keys("^(?!.*beep)"));
    }

    @Test
    void saysWhenItTakesNone() {
        String message = assertThrows(DataException.class, () -> keys("fr/")).getMessage();
        assertEquals(
                "data.only: \"fr/\" is found in the path of none of 4 sounds, such as beep.wav",
                message);
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> Chosen.check("("))
                        .getMessage()
                        .startsWith("only is \"(\": "));
    }
}
