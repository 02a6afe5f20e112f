package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.wiring.CoreModality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the registry that NOEMA_MODELS names: the build sets it, in this module's target folder. */
class ModelsCommandTest {

    @TempDir private Path folder;

    @Test
    void keepsModelsThatOtherCommandsTakeByName() throws IOException {
        String name = "m" + UUID.randomUUID();
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("config.yaml"), "name: x\n");
        assertEquals(
                name + ":1 is in " + ModelPath.registry().root().resolve(name).resolve("1") + "\n",
                answer(0, "models", "add", run.toString(), name, "--note", "good").out());
        answer(0, "models", "add", name, name);
        assertEquals(
                2,
                new ObjectMapper()
                        .readTree(answer(0, "models", "list", name, "--json").out())
                        .size());
        assertTrue(answer(0, "models", "show", name + ":1").out().contains("good"));
        Path zip = folder.resolve("x.zip");
        assertTrue(answer(0, "pack", name + ":2", zip.toString()).out().contains("1 files"));
        String unknown = answer(2, "report", name + ":3").err();
        assertTrue(unknown.contains("known are 1, 2"), unknown);

        Files.writeString(ModelPath.registry().root().resolve(name + "/1/config.yaml"), "name: y");
        String faults = answer(1, "models", "verify", name).out();
        assertTrue(faults.contains("config.yaml: has changed"), faults);
        assertTrue(faults.contains(name + ":2: as it was added"), faults);

        assertTrue(answer(2, "models", "remove", name).err().contains("name the version too"));
        answer(0, "models", "remove", name + ":1");
        answer(0, "models", "remove", name + ":2");
        answer(2, "models", "show", name);
        assertTrue(answer(2, "models", "show", "../x").err().contains("is no name of a model"));
    }

    private static CommandRun answer(int exit, String... arguments) {
        CommandRun run = CommandRun.of(new CoreModality(), arguments);
        assertEquals(exit, run.exit(), run.out() + run.err());
        return run;
    }
}
