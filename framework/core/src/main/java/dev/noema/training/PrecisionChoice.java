package dev.noema.training;

import ai.djl.Device;
import dev.noema.data.Dataset;
import dev.noema.engine.Processor;
import dev.noema.schedule.Schedule;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The precision that a run's steps have, decided once, since a run that changed it would not repeat
 * to the bit.
 *
 * @param precision float32 or bf16
 * @param reason why, one line; empty where the configuration says it
 */
public record PrecisionChoice(Precision precision, String reason) {

    /** bf16 is taken when its steps take at most this share of the time. */
    private static final double WORTH = 0.9;

    /** What the configuration asks for, which is not {@link Precision#AUTO}. */
    public static PrecisionChoice asked(Precision precision) {
        return new PrecisionChoice(precision, "");
    }

    /**
     * Takes bf16 where the device has it and steps on the first batches get faster by a tenth.
     *
     * @param learner makes a learner of a precision; those made here are closed
     * @param data the training data
     * @param schedules the values that the objective asks for, without the learning rate
     */
    public static PrecisionChoice measured(
            Function<Precision, Learner> learner,
            TrainingConfig config,
            long seed,
            Dataset data,
            Map<String, Schedule> schedules,
            Device device) {
        if (config.eager()) {
            return new PrecisionChoice(
                    Precision.FLOAT32, "precision: float32, since steps are eager");
        }
        if (!device.isGpu() && !Processor.here().bfloat16()) {
            return new PrecisionChoice(
                    Precision.FLOAT32, "precision: float32, since this processor lacks bf16");
        }
        PrecisionTrial trial = new PrecisionTrial(config, seed, data, schedules);
        try (Learner full = learner.apply(Precision.FLOAT32);
                Learner mixed = learner.apply(Precision.BF16)) {
            PrecisionTrial.Seconds seconds = trial.measure(full, mixed);
            return of(seconds.full(), seconds.mixed());
        }
    }

    static PrecisionChoice of(double full, double mixed) {
        boolean faster = mixed <= WORTH * full;
        return new PrecisionChoice(
                faster ? Precision.BF16 : Precision.FLOAT32,
                String.format(
                        Locale.ROOT,
                        "precision: %s, since a step takes %.1f ms in bf16 and %.1f ms in float32",
                        faster ? Precision.BF16 : Precision.FLOAT32,
                        1000 * mixed,
                        1000 * full));
    }
}
