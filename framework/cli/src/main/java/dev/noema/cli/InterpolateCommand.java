package dev.noema.cli;

import dev.noema.experiment.Rows;
import dev.noema.generation.Classes;
import dev.noema.generation.GivenItems;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Interpolation;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Walks from one code to another. */
@Command(
        name = "interpolate",
        description =
                "Walks between the codes of two files or texts, or of pairs from the prior: a row"
                        + " each.",
        footer = {
            "",
            "Examples:",
            "  noema interpolate runs/digits --seed 3 --pairs 4",
            "  noema interpolate runs/faces anna.png ben.png --steps 12 --path spherical",
            "  noema interpolate runs/digits/bundle --out walk.png",
            "  noema interpolate runs/news \"Shares fell.\" \"The team won again.\""
        })
final class InterpolateCommand implements Runnable {

    private static final int MOST_STEPS = 256;

    @Mixin private final ModelArgument argument;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "A",
            description =
                    "The file where the walk starts, or a text for a model of text (pairs from the"
                            + " prior).")
    private String first;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "B",
            description = "The file or text where it ends.")
    private String second;

    @Option(
            names = "--pairs",
            paramLabel = "COUNT",
            defaultValue = "8",
            description = "How many pairs from the prior (8).")
    private int pairs;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Names the pairs (0).")
    private long seed;

    @Option(
            names = "--steps",
            paramLabel = "COUNT",
            defaultValue = "8",
            description = "How many items a walk has, both ends included (8).")
    private int steps;

    @Option(
            names = "--path",
            paramLabel = "WAY",
            defaultValue = "linear",
            description = "The way: ${COMPLETION-CANDIDATES} (linear).")
    private Interpolation path;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class, for a model that has classes (each walk another).")
    private Optional<String> className = Optional.empty();

    @Mixin private final AttributeOptions attribute = new AttributeOptions();

    @Mixin private final Output output = new Output();

    InterpolateCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        if (first != null && second == null) {
            throw new RequestException("one end is given; a walk takes two, or none");
        }
        Limit.check("--steps", steps, 2, MOST_STEPS);
        try (ModelFolder model = argument.open()) {
            Limit.check("--pairs", pairs, 1, Math.max(1, Limit.items(model) / steps));
            int walks = first == null ? pairs : 1;
            Optional<LongTensor> classes = classes(model.classes(), walks);
            float[] ends = first == null ? drawn(model, classes) : encoded(model);
            FloatTensor codes =
                    attribute.changed(model, walks(ends, model.model().about().latent()));
            Tensor items = model.decoded(codes, classes.map(each -> repeated(each, steps)));
            output.write(model, items, steps);
        }
    }

    private Optional<LongTensor> classes(Classes classes, int walks) {
        return className.isPresent()
                ? Optional.of(Classes.repeated(classes.number(className.get()), walks))
                : classes.inTurn(walks);
    }

    /** The codes of pairs, one after the other; both ends of a walk have its class. */
    private float[] drawn(ModelFolder model, Optional<LongTensor> classes) {
        Optional<LongTensor> both = classes.map(each -> repeated(each, 2));
        return model.sampled(GenerativeModel.Z, 2 * pairs, seed, 1, both).values();
    }

    private float[] encoded(ModelFolder model) {
        try (Items items = GivenItems.of(model, List.of(first, second), className)) {
            return model.meanCodes(items.read(0, 2)).values();
        }
    }

    private FloatTensor walks(float[] ends, int latent) {
        List<FloatTensor> walks = new ArrayList<>();
        for (int start = 0; start < ends.length; start += 2 * latent) {
            float[] from = Arrays.copyOfRange(ends, start, start + latent);
            float[] to = Arrays.copyOfRange(ends, start + latent, start + 2 * latent);
            walks.add(path.path(from, to, steps));
        }
        return Rows.join(walks);
    }

    private static LongTensor repeated(LongTensor classes, int times) {
        long[] all =
                Arrays.stream(classes.values())
                        .flatMap(number -> LongStream.generate(() -> number).limit(times))
                        .toArray();
        return new LongTensor(all, all.length);
    }
}
