package dev.noema.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** On functions whose minimum is known it comes nearer than even draws do. */
class TpeTest {

    private static final int TRIALS = 60;
    private static final int SEEDS = 20;
    private static final Goals GOALS = new Goals(Map.of("y", Direction.MIN));

    private static Space unitCube(int dimensions) {
        Map<String, Dimension> axes = new LinkedHashMap<>();
        for (int i = 0; i < dimensions; i++) {
            axes.put("x" + i, new Dimension.Range(0, 1, Optional.empty()));
        }
        return new Space(axes);
    }

    private static List<Trial> search(
            Strategy strategy, Space space, long seed, ToDoubleFunction<double[]> function) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            double[] point = strategy.next(space, seed, i, GOALS.ranked(trials)).orElseThrow();
            trials.add(
                    Trial.proposed(i, point, space.settings(point))
                            .ended(
                                    Trial.State.FINISHED,
                                    Map.of("y", function.applyAsDouble(point)),
                                    1,
                                    0,
                                    ""));
        }
        return trials;
    }

    private static double best(
            Strategy strategy, Space space, long seed, ToDoubleFunction<double[]> function) {
        return GOALS.ranked(search(strategy, space, seed, function)).get(0).values().get("y");
    }

    /** In how many of the seeds it finds a lower value than even draws do. */
    private static int wins(Space space, ToDoubleFunction<double[]> function) {
        int wins = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            double even = best(new Strategy.RandomSearch(), space, seed, function);
            wins += best(Tpe.defaults(), space, seed, function) < even ? 1 : 0;
        }
        return wins;
    }

    private static double square(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - 0.2 - 0.15 * i) * (x[i] - 0.2 - 0.15 * i);
        }
        return sum;
    }

    /** Branin's function, with its three minima of 0.397887. */
    private static double branin(double[] unit) {
        double x = 15 * unit[0] - 5;
        double y = 15 * unit[1];
        double inner = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return inner * inner + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    @Test
    void comesNearerThanEvenDraws() {
        int square = wins(unitCube(4), TpeTest::square);
        int branin = wins(unitCube(2), TpeTest::branin);
        assertTrue(square >= 17 && branin >= 15, square + " and " + branin + " of " + SEEDS);
    }

    @Test
    void findsTheBestOfManyNames() {
        Map<String, Dimension> axes = new LinkedHashMap<>();
        List<Literal> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            names.add(new Literal("v" + i));
        }
        axes.put("a", new Dimension.Choice(names));
        axes.put("b", new Dimension.Choice(names));
        Space space = new Space(axes);
        ToDoubleFunction<double[]> distance =
                x ->
                        Math.abs(Dimension.index(x[0], 12) - 3)
                                + Math.abs(Dimension.index(x[1], 12) - 9);
        int found = 0;
        int even = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            found += best(Tpe.defaults(), space, seed, distance) == 0 ? 1 : 0;
            even += best(new Strategy.RandomSearch(), space, seed, distance) == 0 ? 1 : 0;
        }
        assertTrue(found >= 13 && found > even + 3, found + " and " + even + " of " + SEEDS);
    }

    @Test
    void proposesTheSameAgain() {
        List<Trial> once = search(Tpe.defaults(), unitCube(2), 5, TpeTest::branin);
        assertEquals(once, search(Tpe.defaults(), unitCube(2), 5, TpeTest::branin));
    }

    @Test
    void aDensityIsOneInAll() {
        Parzen parzen = Parzen.of(List.of(0.1, 0.12, 0.9));
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += parzen.at((i + 0.5) / 10_000) / 10_000;
        }
        assertEquals(1, sum, 1e-6);
        assertArrayEquals(
                new double[] {0.15865525393145707, 0.5, 0.9772498680518208, 2.866515718791933e-7},
                new double[] {
                    Parzen.normalBelow(-1),
                    Parzen.normalBelow(0),
                    Parzen.normalBelow(2),
                    Parzen.normalBelow(-5)
                },
                1e-15);
    }

    /** A draw's distribution function is what it was drawn at. */
    @Test
    void drawsFollowTheDensity() {
        Parzen parzen = Parzen.of(List.of(0.3));
        double below = 0;
        int steps = 100_000;
        double median = parzen.draw(0.1, 0.5); // of the first of two normals
        for (int i = 0; i < steps; i++) {
            double unit = (i + 0.5) / steps;
            double z = (unit - 0.3) / 0.7;
            below += unit < median ? Math.exp(-z * z / 2) : 0;
        }
        double all = 0;
        for (int i = 0; i < steps; i++) {
            double z = ((i + 0.5) / steps - 0.3) / 0.7;
            all += Math.exp(-z * z / 2);
        }
        assertEquals(0.5, below / all, 1e-4);
    }
}
