package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Parameters;

/** The model that a verb works on: its first argument. */
final class ModelArgument {

    private final Supplier<Catalog> catalog;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = ModelPath.class,
            description = "The folder of a run or exported bundle, or a name that `models` keeps.")
    private Path folder;

    ModelArgument(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /** Opens the model; the caller closes it. */
    ModelFolder open() {
        return ModelFolder.open(folder, catalog);
    }
}
