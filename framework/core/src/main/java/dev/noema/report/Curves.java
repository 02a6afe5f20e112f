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

    /**
     * A line of a chart.
     *
     * @param style the class that gives it its colour
     * @param name what it is called
     * @param seconds how long the training had taken by each step; empty where that is not drawn
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(String style, String name, Buckets buckets, double[] seconds) {}

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
        for (String name : names(List.of(metrics))) {
            List<Line> lines = new ArrayList<>();
            add(lines, "training", metrics.training().get(name));
            add(lines, "validation", metrics.validation().get(name));
            if (!lines.isEmpty()) {
                charts.add(new Chart(title(name), unit(name), measured(name), lines));
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
            lines.add(new Line(name, name, series.reduce(MOST_BUCKETS), new double[0]));
        }
    }

    static String unit(String name) {
        return LAST.contains(name) ? "" : "nats";
    }

    /** Whether the values of steps scatter around a trend. */
    static boolean measured(String name) {
        return !LAST.contains(name) || name.equals(GRADIENT_NORM);
    }

    /** The names of all figures that are drawn, in their order. */
    static Set<String> names(List<Metrics> runs) {
        Set<String> all = new LinkedHashSet<>(FIRST);
        for (Metrics metrics : runs) {
            all.addAll(metrics.training().keySet());
            all.addAll(metrics.validation().keySet());
        }
        LAST.forEach(all::remove);
        all.remove(Metrics.EPOCH);
        all.remove(Metrics.SECONDS);
        all.addAll(LAST);
        return all;
    }

    static String title(String name) {
        String words = name.replace('-', ' ');
        return TITLES.getOrDefault(
                name,
                words.isEmpty()
                        ? words
                        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + words.substring(1));
    }
}
