package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import dev.noema.schedule.Schedule;
import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.spi.Option;
import dev.noema.spi.Pass;
import dev.noema.spi.Summary;
import java.util.Map;

/** How the divergence counts in the loss while training goes on. */
@Summary(value = "How the divergence counts while training goes on", forms = "1.0")
public sealed interface BetaSchedule {

    /** The scheduled value by which the divergence is multiplied. */
    String BETA = "beta";

    /** The scheduled value at which the divergence is held, in nats. */
    String CAPACITY = "capacity";

    /** What the loss counts of a divergence, shape {@code ()}, in nats. */
    NDArray weigh(NDArray divergence, Pass pass);

    /** The schedules of the values that {@link #weigh} asks the pass for. */
    Map<String, Schedule> schedules();

    /**
     * The short form of a constant weight, a number.
     *
     * @throws IllegalArgumentException when the text is no number from 0
     */
    static BetaSchedule parse(String text) {
        return new Constant(Double.parseDouble(text));
    }

    /**
     * Always the same weight.
     *
     * @param value the weight; 1 is the evidence lower bound itself
     */
    @Summary("Always the same weight")
    record Constant(
            @Option(
                            value =
                                    "the weight of the divergence; 1 is the evidence lower bound itself",
                            minimum = 0)
                    double value)
            implements BetaSchedule {

        public Constant {
            Limits.notNegative("value", value);
        }

        public static Constant defaults() {
            return new Constant(1);
        }

        @Override
        public NDArray weigh(NDArray divergence, Pass pass) {
            return value == 1 ? divergence : divergence.mul((float) value);
        }

        @Override
        public Map<String, Schedule> schedules() {
            return Map.of();
        }
    }

    /**
     * A straight line, then constant (Bowman et al. 2016, arXiv 1511.06349).
     *
     * @param from the weight at the first step
     * @param to the weight in the end
     * @param over how long the line is
     */
    @Summary("A straight line, then constant")
    record Linear(
            @Option(value = "the weight at the first step", minimum = 0) double from,
            @Option(value = "the weight in the end", minimum = 0) double to,
            @Option(
                            "how long the weight takes from the one to the other, as in 1 epoch or 2000 steps")
                    Span over)
            implements BetaSchedule {

        public Linear {
            Limits.notNegative("from", from);
            Limits.notNegative("to", to);
            Limits.countable("over", over);
        }

        public static Linear defaults() {
            return new Linear(0, 1, new Span(1, Span.Unit.EPOCHS));
        }

        @Override
        public NDArray weigh(NDArray divergence, Pass pass) {
            return divergence.mul(pass.scheduled(BETA));
        }

        @Override
        public Map<String, Schedule> schedules() {
            return Map.of(BETA, this::value);
        }

        double value(long step, Timeline timeline) {
            return Ramp.value(from, to, (double) step, over.steps(timeline));
        }
    }

    /**
     * From 0 to the full weight and back, again and again, then constant (Fu et al. 2019, arXiv
     * 1903.10145).
     *
     * @param cycles how often the weight rises
     * @param ratio the part of a cycle in which it rises; in the rest it is full
     * @param period how long a cycle is
     * @param to the full weight
     */
    @Summary("From 0 to the full weight again and again")
    record Cyclical(
            @Option(value = "how often the weight rises", minimum = 1) int cycles,
            @Option(
                            value =
                                    "the part of each cycle in which the weight rises; in the rest it is full",
                            minimum = 0,
                            maximum = 1)
                    double ratio,
            @Option("how long a cycle is, as in 2 epochs or 25%") Span period,
            @Option(value = "the full weight", minimum = 0) double to)
            implements BetaSchedule {

        public Cyclical {
            if (cycles < 1) {
                throw new IllegalArgumentException("cycles: " + cycles + "; allowed is 1 or more");
            }
            if (!(ratio >= 0 && ratio <= 1)) {
                throw new IllegalArgumentException("ratio: " + ratio + "; allowed are 0 to 1");
            }
            Limits.countable("period", period);
            Limits.notNegative("to", to);
        }

        public static Cyclical defaults() {
            return new Cyclical(4, 0.5, new Span(25, Span.Unit.PERCENT), 1);
        }

        @Override
        public NDArray weigh(NDArray divergence, Pass pass) {
            return divergence.mul(pass.scheduled(BETA));
        }

        @Override
        public Map<String, Schedule> schedules() {
            return Map.of(BETA, this::value);
        }

        double value(long step, Timeline timeline) {
            double length = period.steps(timeline);
            if (!(step < cycles * length)) {
                return to;
            }
            return Ramp.value(0, to, step % length, ratio * length);
        }
    }

    /**
     * The divergence is held at a capacity that grows: gamma |KL - C| (Burgess et al. 2018, arXiv
     * 1804.03599).
     *
     * @param gamma the weight of the distance from the capacity
     * @param from the capacity at the first step, in nats
     * @param to the capacity in the end, in nats
     * @param over how long it grows
     */
    @Summary("The divergence is held at a capacity that grows")
    record Capacity(
            @Option(
                            value = "the weight of the distance between divergence and capacity",
                            minimum = 0)
                    double gamma,
            @Option(value = "the capacity at the first step, in nats", minimum = 0) double from,
            @Option(value = "the capacity in the end, in nats", minimum = 0) double to,
            @Option("how long the capacity takes from the one to the other, as in 50%") Span over)
            implements BetaSchedule {

        public Capacity {
            Limits.notNegative("gamma", gamma);
            Limits.notNegative("from", from);
            Limits.notNegative("to", to);
            Limits.countable("over", over);
        }

        public static Capacity defaults() {
            return new Capacity(100, 0, 25, new Span(50, Span.Unit.PERCENT));
        }

        @Override
        public NDArray weigh(NDArray divergence, Pass pass) {
            return divergence.sub(pass.scheduled(CAPACITY)).abs().mul((float) gamma);
        }

        @Override
        public Map<String, Schedule> schedules() {
            return Map.of(CAPACITY, this::value);
        }

        double value(long step, Timeline timeline) {
            return Ramp.value(from, to, (double) step, over.steps(timeline));
        }
    }
}
