package dev.noema.sweep;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tree-structured Parzen estimator of Bergstra et al., "Algorithms for hyper-parameter
 * optimization" (2011): proposes where good trials are dense and others are not.
 *
 * @param start how many points are drawn evenly first
 * @param candidates how many points are drawn near good trials, of which the best is taken
 */
@Summary("looks where good trials are dense and others are not (tree-structured Parzen estimator)")
public record Tpe(
        @Option(value = "how many trials are drawn evenly first", minimum = 1) int start,
        @Option(value = "how many points are weighed for each trial", minimum = 1, maximum = 10_000)
                int candidates)
        implements Strategy {

    private static final int MOST_GOOD = 25;

    /** How often a point is drawn anew that was tried before. */
    private static final int ATTEMPTS = 20;

    public static Tpe defaults() {
        return new Tpe(10, 24);
    }

    @Override
    public Optional<double[]> next(Space space, long seed, int number, List<Trial> history) {
        if (number < start) {
            return Optional.of(SobolSequence.scrambled(space.size(), seed).point(number));
        }
        int good = Math.min(MOST_GOOD, (int) Math.ceil(history.size() / 8.0));
        List<Trial> near = history.subList(0, good);
        List<Trial> far = history.subList(good, history.size());
        Set<Map<String, String>> tried =
                history.stream().map(Trial::settings).collect(Collectors.toSet());
        double[] point = new double[space.size()];
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (int axis = 0; axis < point.length; axis++) {
                Dimension dimension = space.dimensions().get(axis);
                double[] drawn =
                        Strategy.uniform(
                                seed, number, "sweep.tpe." + axis + "." + attempt, 2 * candidates);
                point[axis] =
                        best(density(dimension, near, axis), density(dimension, far, axis), drawn);
            }
            if (!tried.contains(space.settings(point))) {
                break;
            }
        }
        return Optional.of(point);
    }

    /** The candidate with the greatest l(x) / g(x), to which the expected improvement is due. */
    private double best(Density near, Density far, double[] drawn) {
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates; i++) {
            double candidate = near.draw(drawn[2 * i], drawn[2 * i + 1]);
            double gain = Math.log(near.at(candidate)) - Math.log(far.at(candidate));
            if (gain > most) {
                most = gain;
                best = candidate;
            }
        }
        return best;
    }

    private static Density density(Dimension dimension, List<Trial> trials, int axis) {
        List<Double> places = new ArrayList<>();
        trials.forEach(trial -> places.add(trial.point().get(axis)));
        return dimension.ordered() ? Parzen.of(places) : Counts.of(places, dimension.size());
    }
}
