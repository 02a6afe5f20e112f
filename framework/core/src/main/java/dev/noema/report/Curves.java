package dev.noema.report;

import dev.noema.spi.LossTerms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The curves of a report, one chart for each name, in the order in which they are shown. */
final class Curves {

    /**
     * A chart.
     *
     * @param measured whether steps scatter around a trend, which is then drawn
     */
    record Chart(String title, String unit, boolean measured, List<Line> lines) {}

    /** A line of a chart. */
    record Line(String name, Buckets buckets) {}

    private static final int MOST_BUCKETS = 1500;
    private static final String LOSS = "loss";
    private static final String LEARNING_RATE = "learning-rate";
    private static final String GRADIENT_NORM = "gradient-norm";
    private static final List<String> FIRST =
            List.of(Metrics.ELBO, LossTerms.RECONSTRUCTION, LossTerms.KL, LOSS);
    private static final List<String> LAST =
            List.of(Metrics.ACTIVE_UNITS, LEARNING_RATE, "beta", GRADIENT_NORM);
    private static final Map<String, String> TITLES =
            Map.of(
                    Metrics.ELBO,
                    "Evidence lower bound",
                    LossTerms.KL,
                    "KL divergence",
                    "beta",
                    "β");

    private Curves() {}

    static List<Chart> of(Metrics metrics) {
        List<Chart> charts = new ArrayList<>();
        for (String name : names(metrics)) {
            List<Line> lines = new ArrayList<>();
            add(lines, "training", metrics.training().get(name));
            add(lines, "validation", metrics.validation().get(name));
            if (!lines.isEmpty()) {
                boolean term = !LAST.contains(name);
                charts.add(
                        new Chart(
                                title(name),
                                term ? "nats" : "",
                                term || name.equals(GRADIENT_NORM),
                                lines));
            }
        }
        return charts;
    }

    /** Epochs and seconds at steps, for the read-out. */
    static List<Line> clock(Metrics metrics) {
        List<Line> lines = new ArrayList<>();
        add(lines, Metrics.EPOCH, metrics.training().get(Metrics.EPOCH));
        add(lines, Metrics.SECONDS, metrics.training().get(Metrics.SECONDS));
        return lines;
    }

    private static void add(List<Line> lines, String name, Series series) {
        if (series != null && !series.isEmpty()) {
            lines.add(new Line(name, series.reduce(MOST_BUCKETS)));
        }
    }

    private static Set<String> names(Metrics metrics) {
        Set<String> all = new LinkedHashSet<>(FIRST);
        all.addAll(metrics.training().keySet());
        all.addAll(metrics.validation().keySet());
        LAST.forEach(all::remove);
        all.remove(Metrics.EPOCH);
        all.remove(Metrics.SECONDS);
        all.addAll(LAST);
        return all;
    }

    private static String title(String name) {
        String words = name.replace('-', ' ');
        return TITLES.getOrDefault(
                name,
                words.isEmpty()
                        ? words
                        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + words.substring(1));
    }
}
