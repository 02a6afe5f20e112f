package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.report.Figure.Better;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes the figures of a run from its evaluation and its metrics. */
final class Figures {

    private static final Set<String> HIGHER_IS_BETTER = Set.of("psnr", "ssim");
    private static final String NATS = "nats";

    private final Map<Figure, Double> values = new LinkedHashMap<>();

    private Figures() {}

    /** The figures that a run has, in the order in which they are shown. */
    static Map<Figure, Double> of(JsonNode evaluation, Metrics metrics) {
        Figures figures = new Figures();
        figures.evaluated(evaluation);
        figures.trained(metrics);
        return figures.values;
    }

    private void evaluated(JsonNode evaluation) {
        JsonNode bound = evaluation.path("bound");
        value("elbo", "Evidence lower bound", NATS, Better.HIGHER, 2, bound.path("elbo"));
        // neither part alone tells which model is better: one pays for the other
        value(
                "reconstruction",
                "Reconstruction",
                NATS,
                Better.NEITHER,
                2,
                bound.path("reconstruction"));
        value("kl", "KL divergence", NATS, Better.NEITHER, 2, bound.path("kl"));
        JsonNode likelihood = evaluation.path("likelihood");
        value(
                "negative-log-likelihood",
                "Negative log-likelihood",
                NATS,
                Better.LOWER,
                2,
                likelihood.path("negativeLogLikelihood"));
        number(
                new Figure(
                        "bits-per-dimension",
                        "Negative log-likelihood per dimension",
                        "bits",
                        Better.LOWER,
                        4),
                likelihood.path("bitsPerDimension"));
        JsonNode latent = evaluation.path("latent");
        number(
                new Figure("active-units", "Active units", "", Better.NEITHER, 0),
                latent.path("active"));
        number(
                new Figure("mutual-information", "Mutual information", NATS, Better.NEITHER, 2),
                latent.path("mutualInformation"));
        for (JsonNode each : evaluation.path("reconstructions")) {
            String metric = each.path("metric").asText();
            Better better =
                    HIGHER_IS_BETTER.contains(metric.toLowerCase(Locale.ROOT))
                            ? Better.HIGHER
                            : Better.NEITHER;
            String title = "Reconstruction, " + EvaluationSection.metric(each);
            String unit = each.path("unit").asText();
            number(
                    new Figure(metric, title, unit, better, unit.isEmpty() ? 3 : 2),
                    each.path("model"));
        }
    }

    private void trained(Metrics metrics) {
        Series elbo = metrics.validation().get(Metrics.ELBO);
        if (elbo != null && !elbo.isEmpty()) {
            double best = elbo.stepOfGreatest();
            values.put(
                    new Figure(
                            "best-validation-elbo",
                            "Best bound in validation",
                            NATS,
                            Better.HIGHER,
                            2),
                    elbo.at(best));
            values.put(
                    new Figure("best-step", "Step of the best bound", "", Better.NEITHER, 0), best);
        }
        Series seconds = metrics.training().get(Metrics.SECONDS);
        if (seconds != null && !seconds.isEmpty()) {
            values.put(new Figure("steps", "Steps", "", Better.NEITHER, 0), seconds.lastStep());
            values.put(
                    new Figure("seconds", "Training", "seconds", Better.NEITHER, 1),
                    seconds.last());
        }
    }

    private void value(
            String id, String title, String unit, Better better, int digits, JsonNode mean) {
        number(new Figure(id, title, unit, better, digits), mean.path("value"));
    }

    private void number(Figure figure, JsonNode value) {
        if (value.isNumber()) {
            values.put(figure, value.doubleValue());
        }
    }
}
