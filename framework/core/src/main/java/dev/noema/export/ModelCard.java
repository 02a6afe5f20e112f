package dev.noema.export;

import dev.noema.serving.GraphFormat;
import dev.noema.serving.ParityReport;
import dev.noema.trace.Source;
import java.util.Locale;
import java.util.Map;

/** The README.md of a bundle: what the model is, how to use it, and the proof of equality. */
final class ModelCard {

    private ModelCard() {}

    static String of(ExportRequest request, ParityReport parity) {
        StringBuilder card = new StringBuilder();
        card.append("# ").append(request.about().name()).append("\n\n");
        card.append("A variational autoencoder for ")
                .append(request.about().codec())
                .append(" data, exported by Noema ")
                .append(request.version())
                .append(".\n\n");
        card.append("- one item: ").append(request.about().event()).append('\n');
        card.append("- latent dimensions: ").append(request.about().latent()).append('\n');
        card.append("- likelihood: ").append(request.likelihood()).append('\n');
        card.append("- prior: ").append(request.prior()).append('\n');
        if (!request.about().classes().isEmpty()) {
            card.append("- classes: ")
                    .append(String.join(", ", request.about().classes()))
                    .append('\n');
        }
        card.append("\n## Graphs\n\n| graph | inputs | outputs |\n| --- | --- | --- |\n");
        for (ExportGraph graph : request.graphs()) {
            card.append("| `").append(graph.file()).append("` | ");
            card.append(inputs(graph)).append(" | `");
            card.append(String.join("`, `", graph.program().outputs().keySet()));
            card.append("` |\n");
        }
        card.append(
                        "\n## Equality\n\nEach graph was run in ONNX Runtime, with and without graph optimisation, on ")
                .append(parity.cases())
                .append(
                        " batches and compared with the engine that trained it. The greatest difference,\nin parts of the tolerance of 1e-5 + 1e-4 |value|:\n\n");
        for (Map.Entry<String, Double> worst : parity.worst().entrySet()) {
            card.append(
                    String.format(Locale.ROOT, "- %s: %.3f%n", worst.getKey(), worst.getValue()));
        }
        format(card, parity.format());
        if (!request.card().isEmpty()) {
            card.append('\n').append(request.card());
        }
        return card.toString().replace(System.lineSeparator(), "\n");
    }

    private static void format(StringBuilder card, GraphFormat format) {
        card.append("\nWritten for target `")
                .append(format.target())
                .append("` in opset ")
                .append(format.opset())
                .append(", weights stored as ")
                .append(format.storage())
                .append(".\n");
        if (format.losses().isEmpty()) {
            return;
        }
        card.append(
                "The engine computed with the weights as stored. Against full precision they cost:\n\n");
        format.losses()
                .forEach(
                        (output, loss) ->
                                card.append(
                                        String.format(
                                                Locale.ROOT,
                                                "- %s: %.2g at most, %.2g in the mean%n",
                                                output,
                                                loss.maximum(),
                                                loss.mean())));
    }

    private static String inputs(ExportGraph graph) {
        StringBuilder names = new StringBuilder();
        for (Source source : graph.program().sources()) {
            String prefix =
                    switch (source.kind()) {
                        case DATA, SCHEDULED -> "";
                        case NORMAL, UNIFORM -> "noise.";
                        case PARAMETER, BUFFER, CONSTANT -> null;
                    };
            if (prefix != null) {
                names.append(names.isEmpty() ? "`" : ", `")
                        .append(prefix)
                        .append(source.name())
                        .append('`');
            }
        }
        return names.toString();
    }
}
