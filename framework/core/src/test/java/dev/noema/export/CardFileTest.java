package dev.noema.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardFileTest {

    @TempDir private Path folder;

    @Test
    void keepsWhatTheUserWroteAroundTheFacts() throws IOException {
        CardFile.write(folder, "old fact\n");
        Path card = folder.resolve(CardFile.NAME);
        Files.writeString(card, "Before.\n\n" + Files.readString(card) + "\nAfter $1 \\ it.\n");
        CardFile.write(folder, "new fact");
        CardFile.write(folder, "newest fact");
        String text = Files.readString(card);
        assertTrue(text.startsWith("Before.\n\n<!-- noema: "), text);
        assertTrue(text.contains("-->\nnewest fact\n<!-- noema: end"), text);
        assertTrue(text.endsWith("-->\n\nAfter $1 \\ it.\n"), text);
        assertEquals(1, text.split("fact\n", -1).length - 1, text);
    }

    @Test
    void putsTheFactsBehindATextWithoutMarks() throws IOException {
        Path card = Files.writeString(folder.resolve(CardFile.NAME), "Mine alone.");
        CardFile.write(folder, "fact");
        assertTrue(Files.readString(card).startsWith("Mine alone.\n\n<!-- noema: "));
        Files.writeString(card, Files.readString(card).replace("noema: end", ""));
        CardFile.write(folder, "fact again");
        assertTrue(Files.readString(card).startsWith("Mine alone.\n\n<!-- noema: "));
    }
}
