package dev.noema.report;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A curve of runs that differ in their seed alone: the mean of theirs, within the 95% interval of
 * the mean.
 */
final class SeedBand {

    private final SeedGroup group;
    private final String style;
    private final double quantile;

    /**
     * The band of a group.
     *
     * @param style the class that gives it its colour
     */
    SeedBand(SeedGroup group, String style) {
        this.group = group;
        this.style = style + " band";
        this.quantile = ConfidenceInterval.quantile(group.runs().size() - 1);
    }

    /** What the legend calls it; short, however many seeds there are. */
    String name() {
        List<ComparedRun> runs = group.runs();
        String first = "mean of " + runs.get(0).name() + " and ";
        return runs.size() == 2
                ? first + runs.get(1).name()
                : first + (runs.size() - 1) + " other seeds";
    }

    String style() {
        return style;
    }

    /**
     * The band over the steps that all of its runs came to.
     *
     * @param lines of the runs that have the figure
     * @return nothing where a run lacks it, or they share no step
     */
    Optional<Curves.Line> line(List<Curves.Line> lines) {
        Set<String> names = group.runs().stream().map(ComparedRun::name).collect(toSet());
        List<Curves.Line> members =
                lines.stream().filter(line -> names.contains(line.name())).toList();
        if (members.size() < names.size()) {
            return Optional.empty();
        }
        double[] steps = shared(members);
        List<Series> means = members.stream().map(SeedBand::means).toList();
        List<Series> clocks = members.stream().map(SeedBand::clock).toList();
        Buckets band = Buckets.of(steps.length);
        double[] seconds = new double[clocks.stream().anyMatch(Series::isEmpty) ? 0 : steps.length];
        for (int i = 0; i < steps.length; i++) {
            ConfidenceInterval interval = ConfidenceInterval.of(quantile, values(means, steps[i]));
            band.step()[i] = steps[i];
            band.mean()[i] = interval.mean();
            band.low()[i] = interval.low();
            band.high()[i] = interval.high();
            if (seconds.length > 0) {
                seconds[i] = Arrays.stream(values(clocks, steps[i])).average().orElseThrow();
            }
        }
        return steps.length == 0
                ? Optional.empty()
                : Optional.of(new Curves.Line(style, name(), band, seconds));
    }

    private static double[] shared(List<Curves.Line> members) {
        double first =
                members.stream().mapToDouble(line -> line.buckets().step()[0]).max().orElse(0);
        double last =
                members.stream()
                        .mapToDouble(
                                line -> line.buckets().step()[line.buckets().step().length - 1])
                        .min()
                        .orElse(0);
        return Arrays.stream(members.get(0).buckets().step())
                .filter(step -> step >= first && step <= last)
                .toArray();
    }

    private static double[] values(List<Series> all, double step) {
        return all.stream().mapToDouble(series -> series.between(step)).toArray();
    }

    private static Series means(Curves.Line line) {
        return series(line.buckets().step(), line.buckets().mean());
    }

    private static Series clock(Curves.Line line) {
        return series(line.buckets().step(), line.seconds());
    }

    private static Series series(double[] steps, double[] values) {
        Series series = new Series();
        IntStream.range(0, values.length).forEach(i -> series.add(steps[i], values[i]));
        return series;
    }
}
