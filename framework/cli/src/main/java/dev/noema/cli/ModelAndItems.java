package dev.noema.cli;

import dev.noema.generation.DataItems;
import dev.noema.generation.GivenItems;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The model that a verb works on and the items that it reads: files, or a part of the run's data.
 */
final class ModelAndItems {

    private final Supplier<Catalog> catalog;

    @Mixin private final ModelArgument model;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description =
                    "Files such as the model learned from, or texts for a model of text (items of the"
                            + " run's data).")
    private List<String> files = List.of();

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "test",
            description = "Which part of the run's data: ${COMPLETION-CANDIDATES} (test).")
    private DataItems.Part part;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class of the files, for a model that has classes.")
    private Optional<String> className = Optional.empty();

    ModelAndItems(Supplier<Catalog> catalog) {
        this.catalog = catalog;
        model = new ModelArgument(catalog);
    }

    /** The parts that are there; a bundle needs none. */
    Supplier<Catalog> catalog() {
        return catalog;
    }

    /** Opens the model; the caller closes it. */
    ModelFolder openModel() {
        return model.open();
    }

    /**
     * Opens the items; the caller closes them.
     *
     * @param most how many of the run's data at most, spread evenly
     */
    Items openItems(ModelFolder opened, int most) {
        if (!files.isEmpty()) {
            return GivenItems.of(opened, files, className);
        }
        if (className.isPresent()) {
            throw new RequestException(
                    "--class is said of files; the run's data know their classes");
        }
        return DataItems.of(
                opened.run()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                opened.path()
                                                        + ": a bundle has no data of its own; give"
                                                        + " files")),
                part,
                most);
    }

    /** The parts of the one file that was given, to its end. */
    Items.Block parts(ModelFolder opened) {
        if (files.size() != 1) {
            throw new RequestException(
                    "--whole takes one file; given are "
                            + (files.isEmpty() ? "none" : files.size()));
        }
        return GivenItems.parts(opened, files.get(0), className);
    }
}
