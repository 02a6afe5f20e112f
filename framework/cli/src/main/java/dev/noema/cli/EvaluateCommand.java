package dev.noema.cli;

import dev.noema.config.EvaluationConfig;
import dev.noema.data.Data;
import dev.noema.evaluation.Evaluation;
import dev.noema.evaluation.EvaluationFile;
import dev.noema.evaluation.EvaluationTable;
import dev.noema.evaluation.Evaluator;
import dev.noema.evaluation.LatentMap;
import dev.noema.experiment.LanguageModel;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.report.RunCard;
import dev.noema.spi.RequestException;
import dev.noema.training.listener.ConsoleProgress;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a run's model on its test data. */
@Command(
        name = "evaluate",
        description = {
            "Measures the best checkpoint of a run on its test data; writes evaluation.json and",
            "latent-map.json, which the report shows."
        },
        footer = {
            "",
            "Examples:",
            "  noema evaluate runs/digits",
            "  noema evaluate runs/digits --samples 500 --json",
            "  noema evaluate runs/news --samples 500 --language-model"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", converter = ModelPath.class, description = "The run's folder.")
    private Path folder;

    @Option(
            names = "--samples",
            paramLabel = "K",
            description = "Draws for the importance-weighted bound (what the run's config says).")
    private Integer samples;

    @Option(
            names = "--importance-items",
            paramLabel = "N",
            description = "The most items for that bound (what the run's config says).")
    private Integer importanceItems;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "The most items for the other figures (what the run's config says).")
    private Integer items;

    @Option(
            names = "--with",
            paramLabel = "RUN",
            converter = ModelPath.class,
            description =
                    "A run whose functions go along, such as a vocoder's; may stand several times.")
    private List<Path> with = List.of();

    @Option(
            names = "--language-model",
            description = {
                "Of tokens: measure beside the same decoder trained without a code, as many steps.",
                "Trains it in RUN/language-model, once; found there, it always stands beside."
            })
    private boolean languageModel;

    @Option(
            names = "--base",
            paramLabel = "FOLDER",
            defaultValue = "",
            description = "Where relative paths to data start (the working folder).")
    private Path base;

    @Mixin private final JsonOption json = new JsonOption();

    EvaluateCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        Run run = Run.open(folder, catalog.get());
        List<Run> others = with.stream().map(other -> Run.open(other, catalog.get())).toList();
        EvaluationConfig config = run.config().evaluation();
        long seed = run.config().seed();
        LanguageModel beside = new LanguageModel(run, catalog.get());
        if (languageModel && beside.find().isEmpty()) {
            beside.train(
                    base.toAbsolutePath(),
                    new ConsoleProgress(System.err, Terminal.isInteractive()));
        }
        try (Data data = run.data(base.toAbsolutePath());
                TrainedModel model = run.model(others);
                TrainedModel other = beside.find().map(Run::model).orElse(null)) {
            Evaluator evaluator =
                    new Evaluator(model, run.metrics(), run.measurements(), changed(config), seed);
            Evaluation evaluation =
                    (other == null ? evaluator : evaluator.beside(other)).evaluate(data);
            EvaluationFile.write(EvaluationFile.in(folder), evaluation);
            LatentMap.of(model, data, seed).write(folder);
            RunCard.write(folder);
            PrintWriter out = spec.commandLine().getOut();
            if (json.asked()) {
                out.println(EvaluationFile.json(evaluation));
            } else {
                EvaluationTable.lines(evaluation).forEach(out::println);
            }
            out.flush();
        }
        return 0;
    }

    private EvaluationConfig changed(EvaluationConfig config) {
        return new EvaluationConfig(
                positive("--samples", samples, config.importanceSamples()),
                positive("--importance-items", importanceItems, config.importanceItems()),
                positive("--items", items, config.items()));
    }

    private static int positive(String option, Integer value, int otherwise) {
        if (value != null && value < 1) {
            throw new RequestException(option + ": " + value + "; allowed are 1 and more");
        }
        return value == null ? otherwise : value;
    }
}
