package dev.noema.cli;

import dev.noema.data.Data;
import dev.noema.data.Dataset;
import dev.noema.evaluation.CodecFiles;
import dev.noema.evaluation.ItemBound;
import dev.noema.evaluation.ScorePage;
import dev.noema.evaluation.Scores;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Codec;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores items by how likely a run's model finds them. */
@Command(
        name = "score",
        description = {
            "Scores each item by its log-likelihood, the oddest first.",
            "Writes a table (CSV) and a page (HTML) that shows the least likely items."
        },
        footer = {
            "",
            "Examples:",
            "  noema score runs/digits",
            "  noema score runs/faces new/*.png --samples 200 --page odd.html",
            "  noema score runs/digits --json"
        })
final class ScoreCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", converter = ModelPath.class, description = "The run's folder.")
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "What to score (the run's test data).")
    private List<Path> files = List.of();

    @Option(
            names = "--samples",
            paramLabel = "K",
            defaultValue = "50",
            description = "Draws for each item (${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "10000",
            description = "The most items of the test data (${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class of the files, for a conditional model.")
    private String condition;

    @Option(names = "--csv", paramLabel = "FILE", description = "The table (RUN/scores.csv).")
    private Path csv;

    @Option(names = "--page", paramLabel = "FILE", description = "The page (RUN/scores.html).")
    private Path page;

    @Option(
            names = "--base",
            paramLabel = "FOLDER",
            description = "Where relative paths to data start (where they started in training).")
    private Path base;

    @Mixin private final JsonOption json = new JsonOption();

    ScoreCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public Integer call() throws IOException {
        if (samples < 1 || items < 1) {
            throw new RequestException("--samples and --items: allowed are 1 and more");
        }
        if (Files.isRegularFile(folder.resolve("noema.json"))) {
            throw new RequestException(
                    folder
                            + ": is a bundle, which holds no densities; scoring needs the run that it"
                            + " was exported from");
        }
        Run run = Run.open(folder, catalog.get());
        try (TrainedModel model = run.model()) {
            if (files.isEmpty()) {
                try (Data data = base == null ? run.data() : run.data(base.toAbsolutePath())) {
                    score(run, model, data.test().size() > 0 ? data.test() : data.validation());
                }
            } else {
                try (Dataset chosen = chosen(run, model)) {
                    score(run, model, chosen);
                }
            }
        }
        return 0;
    }

    private Dataset chosen(Run run, TrainedModel model) {
        Codec codec = Codec.named(run.description().codec());
        return new CodecFiles(
                files,
                codec,
                run.description().preprocessing(),
                run.description().sequence().varies(),
                classNumber(model));
    }

    private OptionalInt classNumber(TrainedModel model) {
        List<String> classes = model.about().classes();
        if (classes.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = classes.indexOf(condition);
        if (number < 0) {
            throw new RequestException(
                    "--class: "
                            + (condition == null ? "is missing" : "\"" + condition + "\"")
                            + "; the model's classes are "
                            + String.join(", ", classes));
        }
        return OptionalInt.of(number);
    }

    private void score(Run run, TrainedModel model, Dataset data) throws IOException {
        long seed = run.config().seed();
        Scores scores = Scores.of(model, data, samples, items, seed);
        Path table = csv == null ? folder.resolve("scores.csv") : csv;
        Path shown = page == null ? folder.resolve("scores.html") : page;
        AtomicFile.write(table, scores.csv());
        new ScorePage(model).write(shown, scores, data, seed);
        if (json.asked()) {
            spec.commandLine().getOut().print(JsonOption.text(facts(scores, table, shown)));
            spec.commandLine().getOut().flush();
            return;
        }
        print(scores);
        spec.commandLine()
                .getOut()
                .println("all are in " + table + ", the least likely in " + shown);
        spec.commandLine().getOut().flush();
    }

    private static Map<String, Object> facts(Scores scores, Path table, Path page) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("table", table.toString());
        facts.put("page", page.toString());
        facts.put("samples", scores.samples());
        facts.put("items", scores.items());
        return facts;
    }

    private void print(Scores scores) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%14s %10s %15s %8s  %s%n",
                "log-likelihood", "elbo", "reconstruction", "kl", "item");
        for (Scores.Score score :
                scores.items().subList(0, Math.min(SHOWN, scores.items().size()))) {
            ItemBound bound = score.bound();
            out.printf(
                    "%14.2f %10.2f %15.2f %8.2f  %s%n",
                    bound.logLikelihood(),
                    bound.elbo(),
                    bound.reconstruction(),
                    bound.kl(),
                    score.key());
        }
    }
}
