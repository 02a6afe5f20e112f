package dev.noema.cli;

import dev.noema.experiment.Rows;
import dev.noema.generation.DataItems;
import dev.noema.generation.Encoding;
import dev.noema.generation.GivenItems;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.generation.Nearness;
import dev.noema.generation.Nearness.Neighbour;
import dev.noema.generation.codes.CodeTable;
import dev.noema.serving.Codec;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the items whose codes are nearest to that of one. */
@Command(
        name = "neighbours",
        description =
                "Finds the items whose codes are nearest to that of a file or text, in the run's"
                        + " data or in files.",
        footer = {
            "",
            "Examples:",
            "  noema neighbours runs/news \"Shares fell on Monday.\"",
            "  noema neighbours runs/news/bundle \"Shares fell.\" --corpus articles.txt --json",
            "  noema neighbours runs/faces anna.png --part train -n 15 --sheet"
        })
final class NeighboursCommand implements Runnable {

    private static final int MOST = 4096;
    private static final int COLUMNS = 8;

    /**
     * One of the found.
     *
     * @param item the name of it
     * @param nearness as the measure gives it; more is nearer
     * @param text the item in words, where it can be said so
     */
    private record Found(String item, double nearness, String text) {}

    @Spec private CommandSpec spec;

    @Mixin private final ModelArgument argument;

    @Parameters(
            index = "1",
            paramLabel = "ITEM",
            description = "A file, or a text for a model of text.")
    private String item;

    @Option(
            names = "--corpus",
            paramLabel = "PLACE",
            arity = "1..*",
            description =
                    "Where to look: files, folders of files, or for a model of text files with an"
                            + " item in each line (the run's data).")
    private List<String> corpus = List.of();

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "train",
            description = "Which part of the run's data: ${COMPLETION-CANDIDATES} (train).")
    private DataItems.Part part;

    @Option(
            names = {"-n", "--n"},
            paramLabel = "COUNT",
            defaultValue = "8",
            description = "How many (8).")
    private int count;

    @Option(
            names = "--by",
            paramLabel = "MEASURE",
            defaultValue = "cosine",
            description = "What is near: ${COMPLETION-CANDIDATES} (cosine).")
    private Nearness nearness;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class of the item and of files, for a model that has classes.")
    private Optional<String> className = Optional.empty();

    @Option(names = "--sheet", description = "Write the item and what was found on a sheet, too.")
    private boolean sheet;

    @Mixin private final Output output = new Output();

    @Mixin private final JsonOption json = new JsonOption();

    NeighboursCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        Limit.check("--n", count, 1, MOST);
        try (ModelFolder model = argument.open();
                Items one = GivenItems.of(model, List.of(item), className)) {
            Items.Block asked = one.read(0, 1);
            float[] code = model.meanCodes(asked).values();
            try (Items items = places(model)) {
                CodeTable codes = Encoding.means(model, items, Limit.atOnce(model));
                List<Neighbour> nearest = nearness.nearest(code, codes.codes(), count);
                List<Tensor> found =
                        nearest.stream()
                                .map(it -> items.read(it.index(), it.index() + 1).x())
                                .toList();
                report(found(model, codes, nearest, found));
                if (sheet) {
                    List<Tensor> all = new ArrayList<>(found);
                    all.add(0, asked.x());
                    String file = output.save(model, Rows.stacked(all), COLUMNS);
                    spec.commandLine().getErr().println(file);
                }
            }
        }
    }

    private Items places(ModelFolder model) {
        if (!corpus.isEmpty()) {
            return GivenItems.at(model, corpus, className);
        }
        return DataItems.all(
                model.run()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                model.path()
                                                        + ": a bundle has no data of its own; say"
                                                        + " --corpus")),
                part);
    }

    private static List<Found> found(
            ModelFolder model, CodeTable codes, List<Neighbour> nearest, List<Tensor> items) {
        Codec codec = model.codec();
        Map<String, Object> preprocessing = model.model().about().preprocessing();
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            found.add(
                    new Found(
                            codes.items().get(nearest.get(i).index()),
                            nearest.get(i).nearness(),
                            codec.text(items.get(i), 0, preprocessing).orElse(null)));
        }
        return found;
    }

    private void report(List<Found> found) {
        PrintWriter console = spec.commandLine().getOut();
        if (json.asked()) {
            List<Map<String, Object>> facts = new ArrayList<>();
            for (Found each : found) {
                Map<String, Object> fact = new LinkedHashMap<>();
                fact.put("item", each.item());
                fact.put(nearness.toString(), each.nearness());
                if (each.text() != null) {
                    fact.put("text", each.text());
                }
                facts.add(fact);
            }
            console.print(JsonOption.text(facts));
        } else {
            for (Found each : found) {
                console.printf(
                        Locale.ROOT,
                        "%7.3f  %s%n",
                        each.nearness(),
                        each.text() == null ? each.item() : each.text());
            }
        }
        console.flush();
    }
}
