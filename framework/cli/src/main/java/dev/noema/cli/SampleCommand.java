package dev.noema.cli;

import dev.noema.generation.Classes;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes new items. */
@Command(
        name = "sample",
        description = "Makes new items from the prior.",
        footer = {
            "",
            "Examples:",
            "  noema sample runs/digits",
            "  noema sample runs/digits --n 100 --seed 7 --temperature 0.8 --out samples.png",
            "  noema sample runs/digits/bundle --n 1000 --out samples/",
            "  noema sample runs/animals --class cat --draw",
            "  noema sample runs/faces --attribute smile.json --strength 1.5"
        })
final class SampleCommand implements Runnable {

    private static final String ALL = "all";
    private static final int USUAL = 64;
    private static final int MOST_COLUMNS = 16;

    @Mixin private final ModelArgument argument;

    @Option(
            names = {"-n", "--n"},
            paramLabel = "COUNT",
            description = "How many (about 64).")
    private Integer count;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Names the noise (0).")
    private long seed;

    @Option(
            names = "--temperature",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The spread: below 1 more usual items, above 1 more varied ones (1).")
    private float temperature;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "A class of a model that has classes, or all in turn (all).")
    private String className;

    @Option(
            names = "--draw",
            description = "Draw from the likelihood rather than show what it expects.")
    private boolean draw;

    @Mixin private final TokenOptions tokens = new TokenOptions();

    @Mixin private final AttributeOptions attribute = new AttributeOptions();

    @Mixin private final Output output = new Output();

    SampleCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        Limit.check("--temperature", temperature, 0, 100);
        try (ModelFolder model = argument.open()) {
            Classes classes = model.classes();
            boolean all = className == null || className.equals(ALL) && classes.present();
            int number = all ? 0 : classes.number(className);
            int columns = columns(all ? classes.names().size() : 0);
            int items = count == null ? USUAL / columns * columns : count;
            Limit.check("--n", items, 1, Limit.items(model));
            Optional<LongTensor> condition =
                    all ? classes.inTurn(items) : Optional.of(Classes.repeated(number, items));
            make(model, items, condition, columns);
        }
    }

    private void make(ModelFolder model, int items, Optional<LongTensor> condition, int columns) {
        Decoding decoding = tokens.decoding(model, temperature);
        if (model.model().about().sequence().varies()) {
            FloatTensor codes =
                    attribute.changed(
                            model, model.sampled(GenerativeModel.Z, items, seed, 1, condition));
            tokens.make(model, codes, condition, decoding, seed, Optional.empty(), output);
        } else if (attribute.given()) {
            if (draw) {
                throw new RequestException(
                        "--draw and --attribute do not go together; leave one out");
            }
            FloatTensor codes =
                    model.sampled(GenerativeModel.Z, items, seed, temperature, condition);
            output.write(model, model.decoded(attribute.changed(model, codes), condition), columns);
        } else {
            String which = draw ? GenerativeModel.SAMPLE : GenerativeModel.EXPECTED;
            output.write(model, model.sampled(which, items, seed, temperature, condition), columns);
        }
    }

    /** A column for each class where that is possible, otherwise about a square. */
    private int columns(int classes) {
        if (classes > 1 && classes <= MOST_COLUMNS) {
            return classes;
        }
        int square = (int) Math.ceil(Math.sqrt(count == null ? USUAL : Math.max(1, count)));
        return Math.max(1, square);
    }
}
