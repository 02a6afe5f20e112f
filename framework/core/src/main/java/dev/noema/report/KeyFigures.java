package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.spi.LossTerms;
import java.util.ArrayList;
import java.util.List;

/** The few figures that tell how good the model is: of the evaluation, or else of the training. */
final class KeyFigures {

    private record Figure(String label, String value, String unit, String note) {}

    private final List<Figure> figures = new ArrayList<>();

    private KeyFigures() {}

    static void write(Html html, JsonNode evaluation, Metrics metrics) {
        KeyFigures key = new KeyFigures();
        if (evaluation.isObject()) {
            key.evaluated(evaluation);
        } else {
            key.validated(metrics);
        }
        if (key.figures.isEmpty()) {
            return;
        }
        html.open("dl", "class", "figures");
        for (Figure figure : key.figures) {
            html.open("div").element("dt", figure.label());
            html.open("dd").text(figure.value());
            html.element("span", figure.unit(), "class", "unit").close("dd");
            html.element("dd", figure.note(), "class", "note").close("div");
        }
        html.close("dl");
    }

    private void evaluated(JsonNode evaluation) {
        String data = evaluation.path("data").asText() + " data";
        JsonNode bound = evaluation.path("bound");
        nats("Evidence lower bound", bound.path("elbo"), data);
        JsonNode likelihood = evaluation.path("likelihood");
        nats(
                "Negative log-likelihood",
                likelihood.path("negativeLogLikelihood"),
                "importance-weighted, " + Numbers.whole(likelihood.path("samples")) + " draws");
        for (JsonNode each : evaluation.path("reconstructions")) {
            if (each.path("model").isNumber() && each.path("baseline").isNumber()) {
                add(
                        "Reconstruction, " + EvaluationSection.metric(each),
                        EvaluationSection.figure(each, "model"),
                        each.path("unit").asText(),
                        "principal components: " + EvaluationSection.figure(each, "baseline"));
            }
        }
        JsonNode latent = evaluation.path("latent");
        if (latent.path("active").isNumber()) {
            add(
                    "Active units",
                    Numbers.whole(latent.path("active")),
                    "of " + Numbers.whole(latent.path("dimensions")),
                    "latent dimensions that carry something");
        }
    }

    private void validated(Metrics metrics) {
        Series elbo = metrics.validation().get(Metrics.ELBO);
        if (elbo == null || elbo.isEmpty()) {
            return;
        }
        double best = elbo.stepOfGreatest();
        String where = "validation data, step " + Numbers.fixed(best, 0);
        add("Evidence lower bound", Numbers.fixed(elbo.at(best), 2), "nats", where);
        term("Reconstruction", LossTerms.RECONSTRUCTION, metrics, best, where);
        term("KL divergence", LossTerms.KL, metrics, best, where);
        Series active = metrics.validation().get(Metrics.ACTIVE_UNITS);
        if (active != null && !Double.isNaN(active.at(best))) {
            add("Active units", Numbers.fixed(active.at(best), 0), "", where);
        }
    }

    private void term(String label, String name, Metrics metrics, double step, String note) {
        Series series = metrics.validation().get(name);
        if (series != null && !Double.isNaN(series.at(step))) {
            add(label, Numbers.fixed(series.at(step), 2), "nats", note);
        }
    }

    private void nats(String label, JsonNode mean, String note) {
        if (mean.path("value").isNumber()) {
            add(label, Numbers.fixed(mean.path("value").doubleValue(), 2), "nats", note);
        }
    }

    private void add(String label, String value, String unit, String note) {
        figures.add(new Figure(label, value, unit, note));
    }
}
