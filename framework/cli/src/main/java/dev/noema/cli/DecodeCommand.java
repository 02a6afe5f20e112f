package dev.noema.cli;

import dev.noema.data.DataException;
import dev.noema.generation.Classes;
import dev.noema.generation.ModelFolder;
import dev.noema.generation.codes.CodeFormat;
import dev.noema.generation.codes.CodeTable;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes items from codes. */
@Command(
        name = "decode",
        description = "Makes the items that codes stand for.",
        footer = {
            "",
            "Examples:",
            "  noema decode runs/digits codes.npy",
            "  noema decode runs/digits/bundle codes.csv --out decoded/"
        })
final class DecodeCommand implements Runnable {

    @Mixin private final ModelArgument argument;

    @Parameters(
            index = "1",
            paramLabel = "CODES",
            description = "A .csv, .npy or .jsonl file with a code in each row.")
    private Path file;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class, for a model that has classes (as the file says).")
    private Optional<String> className = Optional.empty();

    @Mixin private final Output output = new Output();

    DecodeCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        CodeTable table = CodeFormat.read(file);
        try (ModelFolder model = argument.open()) {
            int latent = model.model().about().latent();
            if (table.width() != latent) {
                throw new DataException(
                        file
                                + ": has codes of "
                                + table.width()
                                + " numbers; this model takes "
                                + latent);
            }
            Limit.check("the number of codes", table.size(), 1, Limit.items(model));
            Tensor items = model.decoded(table.codes(), condition(model.classes(), table));
            output.write(model, items, (int) Math.ceil(Math.sqrt(table.size())));
        }
    }

    private Optional<LongTensor> condition(Classes classes, CodeTable table) {
        if (className.isPresent()) {
            return Optional.of(Classes.repeated(classes.number(className.get()), table.size()));
        }
        if (!classes.present()) {
            return Optional.empty();
        }
        if (table.classes().isEmpty()) {
            throw new RequestException(
                    file
                            + ": says no classes, which this model needs; say --class; "
                            + classes.known());
        }
        long[] numbers = table.classes().stream().mapToLong(classes::number).toArray();
        return Optional.of(new LongTensor(numbers, numbers.length));
    }
}
