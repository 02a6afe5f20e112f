package dev.noema.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.ConfigException;
import dev.noema.serving.BundleException;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

    @TempDir private Path folder;

    @Test
    void saysWhyAFolderHoldsNoModel() throws IOException {
        Files.createDirectory(folder.resolve("digits"));
        Path file = Files.writeString(folder.resolve("model.onnx"), "");
        assertEquals(
                folder.resolve("digts") + ": there is no such folder; did you mean \"digits\"",
                fault(folder.resolve("digts")));
        assertEquals(
                file + ": is a file; a model is the folder of a run or of a bundle", fault(file));
        assertEquals(
                folder
                        + ": is neither a run nor a bundle; a run's folder holds a config.yaml, a"
                        + " bundle's a noema.json",
                fault(folder));
    }

    @Test
    void asksForPartsOnlyWhereThereIsARun() throws IOException {
        Files.writeString(folder.resolve("noema.json"), "{");
        BundleException damaged =
                assertThrows(
                        BundleException.class,
                        () ->
                                ModelFolder.open(
                                        folder,
                                        () -> {
                                            throw new AssertionError("a bundle needs no catalog");
                                        }));
        assertTrue(damaged.getMessage().startsWith(folder.toString()), damaged.getMessage());
        Files.writeString(folder.resolve("config.yaml"), "nmae: x\n");
        assertThrows(
                ConfigException.class, () -> ModelFolder.open(folder, () -> Catalog.of(List.of())));
    }

    private static String fault(Path path) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> ModelFolder.open(path, () -> Catalog.of(List.of())))
                .getMessage();
    }
}
