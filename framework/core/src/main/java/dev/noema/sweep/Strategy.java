package dev.noema.sweep;

import dev.noema.serving.random.Noise;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;
import java.util.Optional;

/** How trials are proposed: as a function of the seed and of the trials before. */
public sealed interface Strategy permits Strategy.Grid, Strategy.RandomSearch, Strategy.Sobol, Tpe {

    /**
     * The next point of the unit cube; empty when there is none.
     *
     * @param number how many trials were proposed before
     * @param history the trials before, the best first
     */
    Optional<double[]> next(Space space, long seed, int number, List<Trial> history);

    /** Every combination of values. */
    @Summary("every combination of values, the last key's first")
    record Grid(
            @Option(
                            value =
                                    "how many values are taken of a dimension whose values are without number",
                            minimum = 1,
                            maximum = 1000)
                    int points)
            implements Strategy {

        public static Grid defaults() {
            return new Grid(5);
        }

        @Override
        public Optional<double[]> next(Space space, long seed, int number, List<Trial> history) {
            double[] point = new double[space.size()];
            long rest = number;
            for (int axis = point.length - 1; axis >= 0; axis--) {
                double[] places = space.dimensions().get(axis).grid(points);
                point[axis] = places[(int) (rest % places.length)];
                rest /= places.length;
            }
            return rest > 0 ? Optional.empty() : Optional.of(point);
        }
    }

    /** Points drawn one by one. */
    @Summary(value = "points drawn one by one, all alike", name = "random")
    record RandomSearch() implements Strategy {

        @Override
        public Optional<double[]> next(Space space, long seed, int number, List<Trial> history) {
            return Optional.of(uniform(seed, number, "sweep.random", space.size()));
        }
    }

    /** A scrambled Sobol sequence: points that lie evenly, however many there are. */
    @Summary("a scrambled Sobol sequence: points that lie evenly, however many there are")
    record Sobol() implements Strategy {

        @Override
        public Optional<double[]> next(Space space, long seed, int number, List<Trial> history) {
            return Optional.of(SobolSequence.scrambled(space.size(), seed).point(number));
        }
    }

    /** Numbers from 0 to 1 that depend on these arguments alone. */
    static double[] uniform(long seed, int number, String purpose, int count) {
        float[] drawn = new float[count];
        Noise.of(seed, number, purpose).uniforms(drawn);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = drawn[i];
        }
        return values;
    }
}
