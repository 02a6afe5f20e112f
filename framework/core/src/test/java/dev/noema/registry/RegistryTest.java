package dev.noema.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import dev.noema.training.RunLockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

    private static final ModelName DIGITS = ModelName.parse("digits");

    @TempDir private Path folder;
    private Path run;
    private Registry registry;

    @BeforeEach
    void makeARun() throws IOException {
        run = Files.createDirectories(folder.resolve("run/checkpoints/20")).getParent().getParent();
        Files.writeString(run.resolve("checkpoints/20/model.safetensors"), "weights");
        Files.writeString(run.resolve("config.yaml"), "a: 1\n");
        Files.writeString(run.resolve(".hidden"), "");
        Clock noon = Clock.fixed(Instant.parse("2026-01-02T12:00:00.7Z"), ZoneOffset.UTC);
        registry = new Registry(folder.resolve("models"), noon);
    }

    @Test
    void keepsVersionsAsWholeFolders() throws IOException {
        assertEquals(List.of(), registry.all());
        registry.add(run, DIGITS, "the first");
        Files.writeString(run.resolve("config.yaml"), "a: 2\n");
        registry.add(run, DIGITS, "");
        registry.add(run, ModelName.parse("digits:10"), "");
        registry.add(run, ModelName.parse("Another"), "");
        assertEquals(
                List.of("Another:1", "digits:1", "digits:2", "digits:10"),
                registry.all().stream().map(model -> model.id().toString()).toList());
        RegisteredModel first = registry.find(ModelName.parse("digits:1"));
        assertEquals("the first", first.note());
        assertEquals("2026-01-02T12:00:00Z", first.added());
        assertEquals("run", first.content().kind());
        Path newest = registry.folder(DIGITS);
        assertEquals(folder.resolve("models/digits/10"), newest);
        assertEquals("a: 2\n", Files.readString(newest.resolve("config.yaml")));
        assertFalse(Files.exists(newest.resolve(".hidden")));
        assertEquals(11, registry.add(newest, DIGITS, "a copy of a copy").version());
        for (RegisteredModel model : registry.all()) {
            assertEquals(List.of(), registry.faults(model));
        }
    }

    @Test
    void findsModelsByWhatPeopleWrite() {
        registry.add(run, DIGITS, "");
        Optional<Path> first = Optional.of(folder.resolve("models/digits/1"));
        assertEquals(first, registry.resolve("digits"));
        assertEquals(first, registry.resolve("digits:1"));
        assertEquals(first, registry.resolve(folder.resolve("models/digits") + ":1"));
        assertEquals(Optional.empty(), registry.resolve("digit"));
        assertEquals(Optional.empty(), registry.resolve("../digits"));
        refused("holds no version 2 of digits; known are 1", () -> registry.resolve("digits:2"));
        refused("did you mean \"digits\"", () -> registry.resolve("digit:1"));
        refused("known are digits", () -> registry.find(ModelName.parse("faces")));
    }

    @Test
    void refusesWhatIsNoModelOrThereAlready() throws IOException {
        registry.add(run, DIGITS, "");
        refused("the next is 2", () -> registry.add(run, ModelName.parse("digits:1"), ""));
        Path none = Files.createDirectory(folder.resolve("none"));
        refused("is neither a run nor a bundle", () -> registry.add(none, DIGITS, ""));
        Files.createSymbolicLink(run.resolve("link"), none);
        refused("is a link", () -> registry.add(run, DIGITS, ""));
        for (String name : List.of("", "..", "a/b", "a:0", "a:x", "a:1:2", ".a", "a b")) {
            assertThrows(IllegalArgumentException.class, () -> ModelName.parse(name), name);
        }
        assertEquals(1, registry.all().size());
    }

    @Test
    void waitsForNobodyWhoIsAtWork() throws IOException {
        try (RunLock training = new RunFolder(run).lock()) {
            assertThrows(RunLockedException.class, () -> registry.add(run, DIGITS, ""));
        }
        try (RunLock adding = new RunFolder(folder.resolve("models/digits")).lock()) {
            assertThrows(RunLockedException.class, () -> registry.add(run, DIGITS, ""));
        }
        assertEquals(1, registry.add(run, DIGITS, "").version());
    }

    @Test
    void tellsWhatHasChanged() throws IOException {
        RegisteredModel added = registry.add(run, DIGITS, "");
        Path kept = registry.folder(DIGITS);
        Files.writeString(kept.resolve("evaluation.json"), "came later");
        assertEquals(List.of(), registry.faults(added));
        Files.writeString(kept.resolve("checkpoints/20/model.safetensors"), "WEIGHTS");
        assertEquals(
                List.of(kept.resolve("checkpoints/20/model.safetensors") + ": has changed"),
                registry.faults(added));
        Files.delete(kept.resolve("checkpoints/20/model.safetensors"));
        assertTrue(registry.faults(added).get(0).endsWith(": is missing"));
        Files.delete(kept.resolve("config.yaml"));
        assertTrue(registry.faults(added).get(0).contains("is neither a run nor a bundle"));
        Files.writeString(kept.resolve(RegisteredModel.FILE), "{\"name\": \"digits\"");
        refused("is damaged", () -> registry.find(DIGITS));
        Files.writeString(kept.resolve(RegisteredModel.FILE), "{\"name\": \"../x\"}");
        refused("is damaged", () -> registry.find(DIGITS));
    }

    @Test
    void removesOneVersionAndPassesOverWhatIsHalfWritten() throws IOException {
        registry.add(run, DIGITS, "");
        registry.add(run, DIGITS, "");
        // what a process leaves that was killed while it copied
        Path half = Files.createDirectory(folder.resolve("models/digits/.3.x.tmp"));
        Files.writeString(half.resolve("config.yaml"), "a: 1\n");
        Files.createDirectory(folder.resolve("models/digits/7"));
        assertEquals(2, registry.all().size());
        registry.remove("digits", 1);
        assertFalse(Files.exists(folder.resolve("models/digits/1")));
        assertEquals(2, registry.find(DIGITS).version());
        refused("holds no version 1", () -> registry.remove("digits", 1));
        assertEquals(3, registry.add(run, DIGITS, "").version());
    }

    private static void refused(String part, Executable request) {
        String message = assertThrows(RequestException.class, request).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }
}
