package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The whole evaluation as a table. */
final class EvaluationSection {

    private EvaluationSection() {}

    static void write(Html html, JsonNode evaluation) {
        if (!evaluation.isObject()) {
            return;
        }
        html.open("section").element("h2", "Evaluation").open("table").open("tbody");
        JsonNode bound = evaluation.path("bound");
        String items = items(bound) + " of the " + evaluation.path("data").asText() + " data";
        mean(html, "Evidence lower bound", bound.path("elbo"), items);
        mean(html, "Reconstruction", bound.path("reconstruction"), items);
        mean(html, "KL divergence", bound.path("kl"), items);
        JsonNode likelihood = evaluation.path("likelihood");
        String draws =
                items(likelihood) + ", " + Numbers.whole(likelihood.path("samples")) + " draws";
        mean(html, "Negative log-likelihood", likelihood.path("negativeLogLikelihood"), draws);
        number(html, "Bits per dimension", likelihood.path("bitsPerDimension"), 4, draws);
        JsonNode latent = evaluation.path("latent");
        String dimensions = "of " + Numbers.whole(latent.path("dimensions")) + " latent dimensions";
        number(html, "Active units", latent.path("active"), 0, dimensions);
        number(
                html,
                "Mutual information, nats",
                latent.path("mutualInformation"),
                2,
                "between items and codes, over " + items(latent));
        for (JsonNode each : evaluation.path("reconstructions")) {
            row(
                    html,
                    "Reconstruction, " + metric(each),
                    figure(each, "model"),
                    Numbers.whole(each.path("components"))
                            + " principal components: "
                            + figure(each, "baseline"));
        }
        html.close("tbody").close("table");
        evaluation.path("measurements").forEach(table -> measurement(html, table));
        html.close("section");
    }

    private static void measurement(Html html, JsonNode table) {
        html.open("table").element("caption", table.path("title").asText());
        html.open("thead").open("tr").element("th", "");
        table.path("columns").forEach(column -> html.element("th", column.asText()));
        html.close("tr").close("thead").open("tbody");
        for (JsonNode row : table.path("rows")) {
            String unit = row.path("unit").asText();
            String measure = row.path("measure").asText() + (unit.isEmpty() ? "" : ", " + unit);
            html.open("tr").element("th", measure, "scope", "row");
            for (JsonNode value : row.path("values")) {
                // What is not finite is a string.
                String figure = value.isNumber() ? Numbers.fixed(value.doubleValue(), 3) : "";
                html.element("td", figure, "class", "number");
            }
            html.close("tr");
        }
        html.close("tbody").close("table");
    }

    /** The name of a reconstruction metric; short ones are abbreviations. */
    static String metric(JsonNode reconstruction) {
        String name = reconstruction.path("metric").asText();
        return name.length() <= 4 ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** A figure of a reconstruction metric: two digits where there is a unit, else three. */
    static String figure(JsonNode reconstruction, String whose) {
        boolean unit = !reconstruction.path("unit").asText().isEmpty();
        return Numbers.fixed(reconstruction.path(whose).doubleValue(), unit ? 2 : 3);
    }

    private static String items(JsonNode node) {
        return Numbers.whole(node.path("items")) + " items";
    }

    private static void mean(Html html, String label, JsonNode mean, String note) {
        if (mean.path("value").isNumber()) {
            String error =
                    mean.path("error").isNumber()
                            ? " ± " + Numbers.fixed(mean.path("error").doubleValue(), 2)
                            : "";
            String value = Numbers.fixed(mean.path("value").doubleValue(), 2);
            row(html, label + ", nats", value + error, note);
        }
    }

    private static void number(Html html, String label, JsonNode value, int digits, String note) {
        if (value.isNumber()) {
            row(html, label, Numbers.fixed(value.doubleValue(), digits), note);
        }
    }

    private static void row(Html html, String label, String value, String note) {
        html.open("tr").element("th", label, "scope", "row");
        html.element("td", value, "class", "number").element("td", note).close("tr");
    }
}
