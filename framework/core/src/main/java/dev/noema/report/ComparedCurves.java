package dev.noema.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The curves of many runs over each other: a chart for each figure, a line for each run. */
final class ComparedCurves {

    /** So many points a page draws at once and is still small. */
    private static final int MOST_POINTS = 10_000;

    private static final int FEWEST_BUCKETS = 60;
    private static final int MOST_BUCKETS = 1500;
    private static final int COLOURS = 10;

    private final List<ComparedRun> runs;
    private final List<SeedBand> bands;
    private final int buckets;

    private ComparedCurves(List<ComparedRun> runs) {
        this.runs = runs;
        this.bands = bands(runs);
        this.buckets = Math.max(FEWEST_BUCKETS, Math.min(MOST_BUCKETS, MOST_POINTS / runs.size()));
    }

    /** Validation first: by it models are judged. */
    static List<Curves.Chart> of(List<ComparedRun> runs) {
        ComparedCurves curves = new ComparedCurves(runs);
        List<Curves.Chart> charts = new ArrayList<>();
        curves.add(charts, Metrics::validation, " on validation data", false);
        curves.add(charts, Metrics::training, " in training", true);
        return charts;
    }

    /** A band for each group of runs that differ in their seed alone. */
    static List<SeedBand> bands(List<ComparedRun> runs) {
        return SeedGroup.among(runs).stream()
                .map(group -> new SeedBand(group, style(runs.indexOf(group.runs().get(0)))))
                .toList();
    }

    /** The class that gives a run its colour. */
    static String style(int run) {
        return "hue" + run % COLOURS;
    }

    private void add(
            List<Curves.Chart> charts,
            Function<Metrics, Map<String, Series>> part,
            String where,
            boolean steps) {
        for (String name : Curves.names(runs.stream().map(ComparedRun::metrics).toList())) {
            List<Curves.Line> lines = new ArrayList<>();
            for (int run = 0; run < runs.size(); run++) {
                Metrics metrics = runs.get(run).metrics();
                Series series = part.apply(metrics).get(name);
                if (series != null && !series.isEmpty()) {
                    lines.add(line(run, series.reduce(buckets), metrics));
                }
            }
            if (!lines.isEmpty()) {
                boolean measured = steps && Curves.measured(name);
                charts.add(
                        new Curves.Chart(
                                Curves.title(name) + where,
                                Curves.unit(name),
                                measured,
                                withBands(lines)));
            }
        }
    }

    private List<Curves.Line> withBands(List<Curves.Line> lines) {
        List<Curves.Line> all = new ArrayList<>();
        for (SeedBand band : bands) {
            band.line(lines).ifPresent(all::add);
        }
        all.addAll(lines);
        return all;
    }

    private Curves.Line line(int run, Buckets values, Metrics metrics) {
        Series clock = metrics.training().get(Metrics.SECONDS);
        double[] seconds =
                clock == null || clock.isEmpty()
                        ? new double[0]
                        : Arrays.stream(values.step()).map(clock::between).toArray();
        return new Curves.Line(style(run), runs.get(run).name(), values, seconds);
    }
}
