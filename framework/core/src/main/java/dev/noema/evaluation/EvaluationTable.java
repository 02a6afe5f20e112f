package dev.noema.evaluation;

import dev.noema.spi.MeasurementTable;
import dev.noema.training.Collapse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as lines for people. */
public final class EvaluationTable {

    private final List<String> lines = new ArrayList<>();

    private EvaluationTable() {}

    /** The lines, without line ends. */
    public static List<String> lines(Evaluation evaluation) {
        EvaluationTable table = new EvaluationTable();
        table.bound(evaluation.data(), evaluation.bound());
        table.likelihood(evaluation.likelihood());
        table.latent(evaluation.latent());
        Collapse.warning(evaluation.bound().kl().value(), evaluation.latent().active())
                .ifPresent(line -> table.lines.add("  " + line));
        table.reconstructions(evaluation.reconstructions(), evaluation.bound().items());
        evaluation.measurements().forEach(table::measurement);
        return table.lines;
    }

    private void bound(String data, Evaluation.Bound bound) {
        if (data.equals("validation")) {
            lines.add("No data are kept for tests: these are figures on the validation data.");
        }
        section("%s data, %,d items, nats per item", data, bound.items());
        row("evidence lower bound", bound.elbo());
        row("reconstruction", bound.reconstruction());
        row("kl", bound.kl());
    }

    private void likelihood(Evaluation.Likelihood likelihood) {
        section(
                "importance-weighted, %,d draws, %,d items, nats per item",
                likelihood.samples(), likelihood.items());
        row("negative log-likelihood", likelihood.negativeLogLikelihood());
        row("evidence lower bound", likelihood.elbo());
        if (likelihood.density()) {
            lines.add("  (a density: compare only on data of the same scale)");
        } else if (likelihood.bitsPerDimension() != null) {
            lines.add(text("  %-26s %10.4f", "bits per dimension", likelihood.bitsPerDimension()));
        }
        if (likelihood.perplexity() != null) {
            lines.add(text("  %-26s %10.2f", "perplexity per token", likelihood.perplexity()));
        }
    }

    private void latent(Evaluation.Latent latent) {
        section("latent space, %d dimensions", latent.dimensions());
        lines.add(text("  %-26s %10d", "active units", latent.active()));
        if (latent.mutualInformation() != null) {
            lines.add(
                    text(
                            "  %-26s %10.2f   nats; over %,d items at most %.2f",
                            "mutual information",
                            latent.mutualInformation(),
                            latent.items(),
                            Math.log(latent.items())));
        }
    }

    private void reconstructions(List<Evaluation.Reconstruction> reconstructions, int items) {
        if (reconstructions.isEmpty()) {
            return;
        }
        section("reconstructions from the mean code, %,d items", items);
        lines.add(text("  %-26s %10s %10s", "", "model", "PCA"));
        for (Evaluation.Reconstruction each : reconstructions) {
            String unit = each.unit().isEmpty() ? "" : " (" + each.unit() + ")";
            lines.add(
                    text(
                            "  %-26s %10.3f %10.3f   %d components",
                            each.metric() + unit,
                            each.model(),
                            each.baseline(),
                            each.components()));
        }
    }

    private void measurement(MeasurementTable table) {
        lines.add(table.title());
        StringBuilder heading = new StringBuilder(text("  %-34s", ""));
        table.columns().forEach(column -> heading.append(text("  %12s", column)));
        lines.add(heading.toString());
        for (MeasurementTable.Row row : table.rows()) {
            String unit = row.unit().isEmpty() ? "" : " (" + row.unit() + ")";
            StringBuilder line = new StringBuilder(text("  %-34s", row.measure() + unit));
            for (int i = 0; i < row.values().size(); i++) {
                int width = Math.max(12, table.columns().get(i).length());
                double value = row.values().get(i);
                String shown = Double.isNaN(value) ? "-" : text("%.3f", value);
                line.append(text("  %" + width + "s", shown));
            }
            lines.add(line.toString());
        }
    }

    private void section(String title, Object... values) {
        lines.add(text(title, values));
    }

    private void row(String name, Mean mean) {
        String error = Double.isNaN(mean.error()) ? "" : text(" +- %.2f", mean.error());
        lines.add(text("  %-26s %10.2f%s", name, mean.value(), error));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
