package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.export.CardFile;
import dev.noema.serving.BundleManifest;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The model card of a run: what the model is for, what it learned from, and how good it is, from
 * what the run's folder holds by then (Mitchell et al., "Model Cards for Model Reporting", 2019).
 */
public final class RunCard {

    private final RunFiles files;
    private final Markdown text = new Markdown();

    private RunCard(Path run) {
        files = new RunFiles(new RunFolder(run));
    }

    /** Writes the README.md of a run, keeping what the user wrote into it. */
    public static void write(Path run) {
        try {
            String facts = new RunCard(run).heading() + "\n" + sections(run);
            CardFile.write(run, facts);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    run.resolve(CardFile.NAME) + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** All sections but the heading, in Markdown, for the card of a bundle too. */
    public static String sections(Path run) {
        RunCard card = new RunCard(run);
        try {
            card.inputs();
            card.data();
            card.model();
            card.figures();
            card.training();
        } catch (IOException e) {
            throw new UncheckedIOException(run + ": cannot be read: " + e.getMessage(), e);
        }
        return card.text.toString();
    }

    private String heading() throws IOException {
        StringBuilder heading = new StringBuilder();
        heading.append("# ").append(files.configured("name").orElse("run")).append("\n\n");
        heading.append("A variational autoencoder for ");
        heading.append(files.data().path("codec").asText("unknown"));
        heading.append(" data, trained by Noema.");
        Optional<BundleManifest> bundle = files.bundle();
        if (bundle.isPresent() && bundle.get().parity() != null) {
            double worst =
                    bundle.get().parity().worst().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0);
            heading.append(
                    String.format(
                            Locale.ROOT,
                            " Exported to [bundle](bundle): in ONNX Runtime it differs from the"
                                    + " trained model by %.1f %% of the tolerance at most.",
                            100 * worst));
        }
        return heading.append('\n').toString();
    }

    private void inputs() throws IOException {
        JsonNode data = files.data();
        text.section("Intended inputs");
        text.fact("one item", sizes(data.path("event")));
        JsonNode sequence = data.path("sequence");
        if (sequence.path("longest").asInt() > 0) {
            text.fact("longest item", Numbers.whole(sequence.path("longest")) + " elements");
        }
        if (sequence.path("tokens").asInt() > 0) {
            text.fact("vocabulary", Numbers.whole(sequence.path("tokens")) + " tokens");
        } else if (data.path("values").isObject()) {
            JsonNode values = data.path("values");
            text.fact(
                    "values",
                    "from "
                            + values.path("minimum").asText()
                            + " to "
                            + values.path("maximum").asText());
        }
        if (!data.path("classes").isEmpty()) {
            text.fact("classes", words(data.path("classes"), ", "));
        }
        data.path("preprocessing")
                .properties()
                .forEach(
                        each -> {
                            if (each.getValue().isValueNode()) {
                                text.fact(each.getKey(), each.getValue().asText());
                            }
                        });
        text.line("");
        text.line("The figures below say nothing about other data.");
    }

    private void data() throws IOException {
        text.section("Data");
        JsonNode provenance = files.provenance();
        text.fact("SHA-256 over the items", provenance.path("dataDigest").asText("unknown"));
        String licence = provenance.path("licence").asText("");
        text.fact("licence", licence.isEmpty() ? "not known" : licence);
        text.line("");
        text.fenced("yaml", block("data"));
    }

    private void model() throws IOException {
        text.section("Model");
        text.fenced("yaml", block("model") + block("objective"));
    }

    private void figures() throws IOException {
        JsonNode evaluation = files.evaluation();
        Metrics metrics = Metrics.read(files.folder().metrics());
        text.section("Figures");
        if (evaluation.isObject()) {
            String items = Numbers.whole(evaluation.path("bound").path("items"));
            text.line("On the " + evaluation.path("data").asText() + " data, " + items + " items:");
        } else {
            text.line("Not yet measured on test data (`noema evaluate` does); of the training:");
        }
        text.line("");
        List<List<String>> rows = new ArrayList<>();
        Map<Figure, Double> figures = Figures.of(evaluation, metrics);
        figures.forEach(
                (figure, value) ->
                        rows.add(
                                List.of(
                                        figure.title(),
                                        Numbers.fixed(value, figure.digits()),
                                        baseline(evaluation, figure),
                                        figure.unit())));
        text.table(List.of("", "model", "principal components", ""), rows);
        for (JsonNode table : evaluation.path("measurements")) {
            text.line("");
            text.line(table.path("title").asText());
            text.line("");
            measurement(table);
        }
    }

    private static String baseline(JsonNode evaluation, Figure figure) {
        for (JsonNode each : evaluation.path("reconstructions")) {
            if (each.path("metric").asText().equals(figure.id())) {
                return EvaluationSection.figure(each, "baseline");
            }
        }
        return "";
    }

    private void measurement(JsonNode table) {
        List<String> heading = new ArrayList<>(List.of(""));
        table.path("columns").forEach(column -> heading.add(column.asText()));
        heading.add("");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : table.path("rows")) {
            List<String> cells = new ArrayList<>(List.of(row.path("measure").asText()));
            row.path("values")
                    .forEach(
                            value ->
                                    cells.add(
                                            value.isNumber()
                                                    ? Numbers.fixed(value.doubleValue(), 3)
                                                    : ""));
            cells.add(row.path("unit").asText());
            rows.add(cells);
        }
        text.table(heading, rows);
    }

    private void training() throws IOException {
        JsonNode provenance = files.provenance();
        text.section("Training");
        for (String key :
                List.of(
                        "noema",
                        "engine",
                        "commit",
                        "started",
                        "seed",
                        "device",
                        "precision",
                        "threads",
                        "processor",
                        "system",
                        "java")) {
            String value = provenance.path(key).asText("");
            if (!value.isEmpty()) {
                text.fact(key.equals("engine") ? "libtorch" : key, value);
            }
        }
        text.line("");
        text.line("`config.yaml` of the run holds every option.");
    }

    /** A section of the configuration, as it stands in the file. */
    private String block(String key) throws IOException {
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : files.config().lines().toList()) {
            inside = inside && line.startsWith(" ") || line.startsWith(key + ":");
            if (inside) {
                block.append(line).append('\n');
            }
        }
        return block.toString();
    }

    private static String sizes(JsonNode event) {
        return words(event, " × ").replace("-1", "any length");
    }

    private static String words(JsonNode list, String between) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(between));
    }
}
