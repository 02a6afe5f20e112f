package dev.noema.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.checkpoint.Progress;
import dev.noema.config.ModelConfig;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.generation.ModelFolder;
import dev.noema.model.Layout;
import dev.noema.serving.Bundle;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.GraphManifest;
import dev.noema.serving.ParityReport;
import dev.noema.serving.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The facts about a model, nested, in the order in which people ask for them. */
final class Inspection {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP =
            new TypeReference<>() {};

    private Inspection() {}

    static Map<String, Object> of(ModelFolder folder) {
        Map<String, Object> facts = new LinkedHashMap<>();
        GenerativeModel.About about = folder.model().about();
        facts.put("name", about.name());
        facts.put("kind", folder.run().isPresent() ? "run" : "bundle");
        facts.put("item", about.event());
        facts.put("latent", about.latent());
        facts.put("codec", about.codec());
        if (!about.classes().isEmpty()) {
            facts.put("classes", about.classes());
        }
        facts.put("preprocessing", about.preprocessing());
        if (folder.model() instanceof Bundle bundle) {
            describe(bundle.manifest(), facts);
        }
        if (folder.model() instanceof TrainedModel model && folder.run().isPresent()) {
            describe(folder.run().get(), model, facts);
        }
        facts.put("bytes", sizes(folder.path()));
        return facts;
    }

    private static void describe(Run run, TrainedModel model, Map<String, Object> facts) {
        ModelConfig parts = run.config().model();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Layout.Segment segment : model.traced().weights().parameterLayout().segments()) {
            counts.merge(segment.name().replaceFirst("/.*", ""), (long) segment.size(), Long::sum);
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("encoder", part(parts.encoder().type(), counts.remove("encoder")));
        described.put("decoder", part(parts.decoder().type(), counts.remove("decoder")));
        described.put("prior", part(parts.prior().type(), counts.remove("prior")));
        described.put("likelihood", part(parts.likelihood().type(), counts.remove("likelihood")));
        counts.forEach((other, count) -> described.put(other, part("", count)));
        facts.put("data", run.config().data().type());
        facts.put("objective", run.config().objective().type());
        facts.put("parts", described);
        facts.put("parameters", model.traced().weights().parameterLayout().numbers());
        run.folder()
                .checkpoints()
                .best(damaged -> {})
                .ifPresent(best -> facts.put("checkpoint", checkpoint(run, best.progress())));
        facts.put("provenance", JSON.convertValue(run.provenance(), MAP));
    }

    private static Map<String, Object> part(String type, Long parameters) {
        Map<String, Object> part = new LinkedHashMap<>();
        if (!type.isEmpty()) {
            part.put("type", type);
        }
        part.put("parameters", parameters == null ? 0 : parameters);
        return part;
    }

    private static Map<String, Object> checkpoint(Run run, Progress progress) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("step", progress.step());
        facts.put("steps-per-epoch", progress.stepsPerEpoch());
        facts.put("seconds", Outline.rounded(progress.elapsedSeconds()));
        if (progress.score() != null) {
            facts.put("monitor", run.config().training().checkpoint().monitor());
            facts.put("score", Outline.rounded(progress.score()));
        }
        return facts;
    }

    private static void describe(BundleManifest manifest, Map<String, Object> facts) {
        facts.put("data", manifest.dataType());
        facts.put("prior", manifest.prior());
        facts.put("likelihood", manifest.likelihood());
        facts.put("format-version", manifest.formatVersion());
        Map<String, Object> graphs = new LinkedHashMap<>();
        manifest.graphs().forEach((name, graph) -> graphs.put(name, graph(graph)));
        facts.put("graphs", graphs);
        ParityReport parity = manifest.parity();
        Map<String, Object> compared = new LinkedHashMap<>();
        compared.put("tolerance", parity.absolute() + " + " + parity.relative() + " |value|");
        compared.put("cases", parity.cases());
        Map<String, Object> worst = new LinkedHashMap<>();
        parity.worst().forEach((output, part) -> worst.put(output, Outline.rounded(part)));
        compared.put("worst", worst);
        compared.put("target", parity.format().target() + ", opset " + parity.format().opset());
        compared.put("storage", parity.format().storage());
        parity.format()
                .losses()
                .forEach(
                        (output, loss) ->
                                compared.put(
                                        "storage-loss." + output, Outline.rounded(loss.maximum())));
        facts.put("parity", compared);
    }

    private static Map<String, Object> graph(GraphManifest graph) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", graph.file());
        facts.put("inputs", ports(graph.inputs()));
        facts.put("outputs", ports(graph.outputs()));
        return facts;
    }

    private static Map<String, String> ports(List<Port> ports) {
        Map<String, String> described = new LinkedHashMap<>();
        for (Port port : ports) {
            String type = port.type().name().toLowerCase(Locale.ROOT);
            described.put(port.name(), type + " " + port.shape());
        }
        return described;
    }

    /** The size of each entry of a folder, with all that is below it. */
    private static Map<String, Long> sizes(Path folder) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                sizes.put(entry.getFileName().toString(), size(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read", e);
        }
        return sizes;
    }

    private static long size(Path entry) throws IOException {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
