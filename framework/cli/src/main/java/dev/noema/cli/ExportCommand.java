package dev.noema.cli;

import dev.noema.experiment.Run;
import dev.noema.onnx.Format;
import dev.noema.onnx.Opset;
import dev.noema.onnx.Storage;
import dev.noema.onnx.Target;
import dev.noema.report.RunCard;
import dev.noema.serving.BundleManifest;
import dev.noema.spi.RequestException;
import dev.noema.web.WebPage;
import dev.noema.wiring.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  noema export runs/digits --out digits-bundle",
            "  noema export runs/digits --web digits-page",
            "  noema export digits-bundle --web digits-page",
            "  noema export runs/digits --storage float16 --json"
        })
final class ExportCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN",
            converter = ModelPath.class,
            description = "The run's folder; with --web, a bundle's too.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to (RUN/bundle).")
    private Path out;

    @Option(
            names = "--web",
            paramLabel = "FOLDER",
            description = "Also make a page that runs the model in a browser.")
    private Path web;

    @Option(
            names = "--target",
            paramLabel = "RUNTIME",
            description =
                    "The runtime it is for: ort, web, tensorrt, openvino (ort; web with --web).")
    private String target;

    @Option(
            names = "--opset",
            paramLabel = "N",
            description =
                    "The version of ONNX's operators: 17, 18, 20, 21 (what the target likes).")
    private Integer opset;

    @Option(
            names = "--storage",
            paramLabel = "TYPE",
            description = "How weights are stored: float32, float16, bfloat16, int8 (float32).")
    private String storage = "float32";

    @Option(
            names = "--with",
            paramLabel = "RUN",
            converter = ModelPath.class,
            description =
                    "A run whose functions go along, such as a vocoder's; may stand several times.")
    private List<Path> with = List.of();

    @Mixin private final JsonOption json = new JsonOption();

    private final Map<String, Object> facts = new LinkedHashMap<>();

    ExportCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        Path bundle = folder;
        if (web == null
                || out != null
                || !Files.isRegularFile(folder.resolve(BundleManifest.FILE))) {
            bundle = out == null ? folder.resolve("bundle") : out;
            export(bundle);
        }
        if (web != null) {
            long bytes = WebPage.write(bundle, web);
            facts.put("page", web.toString());
            facts.put("page-bytes", bytes);
            say(
                    "%s: a page of %.1f MB for any file server, such as%n  python3 -m http.server --directory %s%n",
                    web, bytes / 1e6, web);
        }
        if (json.asked()) {
            spec.commandLine().getOut().print(JsonOption.text(facts));
            spec.commandLine().getOut().flush();
        }
    }

    private String usual() {
        return web == null ? "ort" : "web";
    }

    private Format format() {
        try {
            Target runtime = Target.named(target == null ? usual() : target);
            return new Format(
                    runtime,
                    opset == null ? runtime.opset() : Opset.of(opset),
                    Storage.named(storage));
        } catch (IllegalArgumentException e) {
            throw new RequestException("export: " + e.getMessage());
        }
    }

    private void export(Path target) {
        BundleManifest manifest =
                Run.open(folder, catalog.get())
                        .export(
                                target,
                                format(),
                                with.stream()
                                        .map(other -> Run.open(other, catalog.get()))
                                        .toList());
        RunCard.write(folder);
        facts.put("bundle", target.toString());
        facts.put("graphs", manifest.graphs().keySet());
        facts.put("parity", manifest.parity());
        double worst =
                manifest.parity().worst().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
        say(
                "%s: %s, equal to the trained model in ONNX Runtime (worst difference %.3f of the"
                        + " tolerance)%n",
                target, String.join(", ", manifest.graphs().keySet()), worst);
        manifest.parity()
                .format()
                .losses()
                .forEach(
                        (output, loss) ->
                                say(
                                        "%s: stored as %s it differs from full precision by %.2g at most,"
                                                + " %.2g in the mean%n",
                                        output, storage, loss.maximum(), loss.mean()));
    }

    private void say(String format, Object... values) {
        if (json.asked()) {
            return;
        }
        spec.commandLine().getOut().printf(Locale.ROOT, format, values);
        spec.commandLine().getOut().flush();
    }
}
