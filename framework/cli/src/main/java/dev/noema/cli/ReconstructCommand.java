package dev.noema.cli;

import dev.noema.experiment.Rows;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.Tensor;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Encodes items and decodes them again. */
@Command(
        name = "reconstruct",
        description =
                "Encodes items and decodes them again: a sheet with each original above its"
                        + " reconstruction, or a file for each reconstruction.",
        footer = {
            "",
            "Examples:",
            "  noema reconstruct runs/digits",
            "  noema reconstruct runs/digits --n 10 --part train",
            "  noema reconstruct runs/faces/bundle a.png b.png --out pair.png",
            "  noema reconstruct runs/faces a.png --attribute smile.json --strength 1.5",
            "  noema reconstruct runs/news \"The minister said nothing.\"",
            "  noema reconstruct runs/voice speech.wav --whole --out again.wav",
            "  noema reconstruct runs/violin song.wav --whole --decode-with runs/flute"
        })
final class ReconstructCommand implements Runnable {

    private static final int COLUMNS = 16;

    @Mixin private final ModelAndItems source;

    @Option(
            names = {"-n", "--n"},
            paramLabel = "COUNT",
            defaultValue = "32",
            description = "How many of the run's data, spread evenly (32).")
    private int count;

    @Option(
            names = "--whole",
            description =
                    "Take one file to its end, however long, in parts that are put together again.")
    private boolean whole;

    @Option(
            names = "--decode-with",
            paramLabel = "MODEL",
            converter = ModelPath.class,
            description =
                    "Decode by another model of as many latent dimensions, such as one of another"
                            + " instrument.")
    private Optional<Path> decoder = Optional.empty();

    @Mixin private final AttributeOptions attribute = new AttributeOptions();

    @Mixin private final Output output = new Output();

    ReconstructCommand(Supplier<Catalog> catalog) {
        source = new ModelAndItems(catalog);
    }

    @Override
    public void run() {
        try (ModelFolder model = source.openModel();
                DecodingModel decoding = DecodingModel.of(model, decoder, source.catalog())) {
            if (whole) {
                reconstructWhole(model, decoding.model());
                return;
            }
            Limit.check("--n", count, 1, Limit.items(model));
            try (Items items = source.openItems(model, count)) {
                Limit.check("the number of files", items.size(), 1, Limit.items(model));
                Items.Block block = items.read(0, items.size());
                Tensor made = reconstructed(model, decoding.model(), block);
                if (output.separate(model)) {
                    output.write(decoding.model(), made, COLUMNS);
                } else {
                    boolean lines = model.model().about().sequence().ofTokens();
                    int columns = lines ? 1 : Math.min(COLUMNS, items.size());
                    output.write(decoding.model(), Rows.inTurn(block.x(), made, columns), columns);
                }
            }
        }
    }

    private void reconstructWhole(ModelFolder model, ModelFolder decoding) {
        Items.Block parts = source.parts(model);
        Limit.check(
                "the number of parts",
                Math.toIntExact(parts.x().shape()[0]),
                1,
                Limit.items(model));
        Tensor made = reconstructed(model, decoding, parts);
        Map<String, Object> preprocessing = decoding.model().about().preprocessing();
        output.write(decoding, decoding.codec().joined(made, preprocessing), 1);
    }

    private Tensor reconstructed(ModelFolder model, ModelFolder decoding, Items.Block block) {
        return decoding.decoded(
                attribute.changed(model, model.meanCodes(block)),
                decoding.classes().condition(block));
    }
}
