package dev.noema.training;

import dev.noema.data.Dataset;
import dev.noema.schedule.Schedule;
import dev.noema.schedule.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures how long a step takes in either precision, on the run's first batch. */
final class PrecisionTrial {

    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;
    private static final int FEWEST_ROUNDS = 2;
    private static final double LONGEST_SECONDS = 4;

    private final TrainingConfig config;
    private final long seed;
    private final Dataset data;
    private final Map<String, Schedule> schedules;

    /** How long a step takes. */
    record Seconds(double full, double mixed) {}

    PrecisionTrial(
            TrainingConfig config, long seed, Dataset data, Map<String, Schedule> schedules) {
        this.config = config;
        this.seed = seed;
        this.data = data;
        this.schedules = new LinkedHashMap<>(schedules);
        this.schedules.put(Learner.LEARNING_RATE, config.optimizer().common().learningRate());
    }

    /** Takes turns, and the shortest of each, so that what else the machine does counts little. */
    Seconds measure(Learner full, Learner mixed) {
        DataOrder order = DataOrder.of(data, seed, (long) config.batch() * config.accumulate());
        StepInput input = new StepInputs(data, order, config.accumulate(), full, 0).next();
        Map<String, Float> scheduled = scheduled(order);
        for (int i = 0; i < WARM_UPS; i++) {
            seconds(full, input, scheduled);
            seconds(mixed, input, scheduled);
        }
        double fullSeconds = Double.POSITIVE_INFINITY;
        double mixedSeconds = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int round = 0;
                round < FEWEST_ROUNDS || (round < ROUNDS && spent < LONGEST_SECONDS);
                round++) {
            double first = seconds(full, input, scheduled);
            double second = seconds(mixed, input, scheduled);
            fullSeconds = Math.min(fullSeconds, first);
            mixedSeconds = Math.min(mixedSeconds, second);
            spent += first + second;
        }
        return new Seconds(fullSeconds, mixedSeconds);
    }

    private static double seconds(Learner learner, StepInput input, Map<String, Float> scheduled) {
        long start = System.nanoTime();
        learner.step(input.step(), input.microBatches(), scheduled);
        return (System.nanoTime() - start) / 1e9;
    }

    private Map<String, Float> scheduled(DataOrder order) {
        Timeline timeline = new Horizon(config.budget(), order.stepsPerEpoch(), 1).timeline(0, 0);
        Map<String, Float> values = new LinkedHashMap<>();
        schedules.forEach(
                (name, schedule) -> values.put(name, (float) schedule.value(0, timeline)));
        return values;
    }
}
