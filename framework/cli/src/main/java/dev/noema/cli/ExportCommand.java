package dev.noema.cli;

import dev.noema.experiment.Run;
import dev.noema.serving.BundleManifest;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports a run's model as ONNX. */
@Command(
        name = "export",
        description = "Exports the model of a run as a bundle of ONNX graphs, proven equal to it.",
        footer = {
            "",
            "Examples:",
            "  noema export runs/digits",
            "  noema export runs/digits --out digits-bundle"
        })
final class ExportCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to (RUN/bundle).")
    private Path out;

    ExportCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        Path target = out == null ? folder.resolve("bundle") : out;
        BundleManifest manifest = Run.open(folder, catalog.get()).export(target);
        double worst =
                manifest.parity().worst().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %s, equal to the trained model in ONNX Runtime (worst difference %.3f of the"
                                + " tolerance)%n",
                        target,
                        String.join(", ", manifest.graphs().keySet()),
                        worst);
        spec.commandLine().getOut().flush();
    }
}
