package dev.noema.cli;

import dev.noema.experiment.Rows;
import dev.noema.generation.Classes;
import dev.noema.generation.GivenItems;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.generation.Traversal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what single latent dimensions do. */
@Command(
        name = "traverse",
        description =
                "Moves one latent dimension at a time: a row for each, those that change most"
                        + " first.",
        footer = {
            "",
            "Examples:",
            "  noema traverse runs/digits",
            "  noema traverse runs/faces anna.png --dimensions 5 --range 2 --steps 11",
            "  noema traverse runs/digits/bundle --json --out effect.png"
        })
final class TraverseCommand implements Runnable {

    private static final int MOST_STEPS = 256;

    @Spec private CommandSpec spec;

    @Mixin private final ModelArgument argument;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where the walks depart (the middle of the prior).")
    private String file;

    @Option(
            names = "--dimensions",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many dimensions to show (10).")
    private int dimensions;

    @Option(
            names = "--range",
            paramLabel = "NUMBER",
            defaultValue = "3",
            description = "How far to go each way, in the units of codes (3).")
    private double range;

    @Option(
            names = "--steps",
            paramLabel = "COUNT",
            defaultValue = "9",
            description = "How many items a row has (9).")
    private int steps;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class, for a model that has classes (the first).")
    private Optional<String> className = Optional.empty();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Mixin private final Output output = new Output();

    TraverseCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        Limit.check("--steps", steps, 2, MOST_STEPS);
        Limit.check("--range", range, 1e-3, 1e3);
        try (ModelFolder model = argument.open()) {
            int most = Limit.items(model) / steps;
            Limit.check("--dimensions", dimensions, 1, most);
            Classes classes = model.classes();
            Optional<Integer> number = className.map(classes::number);
            if (number.isEmpty() && classes.present()) {
                number = Optional.of(0);
            }
            List<Traversal> rows =
                    Traversal.of(
                            model.model(), start(model, number), number, range, steps, dimensions);
            FloatTensor items = Rows.join(rows.stream().map(Traversal::items).toList());
            report(rows, output.save(model, items, steps));
        }
    }

    private float[] start(ModelFolder model, Optional<Integer> number) {
        if (file != null) {
            try (Items items = GivenItems.of(model, List.of(file), className)) {
                return model.meanCodes(items.read(0, 1)).values();
            }
        }
        Optional<LongTensor> condition = number.map(it -> Classes.repeated(it, 1));
        return model.sampled(GenerativeModel.Z, 1, 0, 0, condition).values();
    }

    private void report(List<Traversal> rows, String where) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Traversal row : rows) {
            changes.put("z" + row.dimension(), Outline.rounded(row.change()));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("written", where);
        facts.put("change", changes);
        out.print(Outline.of(facts, json));
        out.flush();
    }
}
