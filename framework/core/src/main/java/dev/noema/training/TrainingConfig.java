package dev.noema.training;

import dev.noema.schedule.Span;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.optimizer.Adam;
import dev.noema.training.optimizer.Optimizer;
import dev.noema.training.schedule.Allowed;

/** How a model is trained. */
@Summary("How a model is trained")
public record TrainingConfig(
        @Option("how long: epochs, steps or minutes") Span budget,
        @Option(value = "how many items one pass takes at most", minimum = 1) int batch,
        @Option(value = "how many passes make one step, their gradients added up", minimum = 1)
                int accumulate,
        @Option("the rule that moves the weights") Optimizer optimizer,
        @Option("float32, bf16, or auto: the faster one, measured at the start")
                Precision precision,
        @Option("cpu, cuda, or auto") DeviceChoice device,
        @Option(value = "how many threads compute; 0 takes all cores", minimum = 0) int threads,
        @Option("whether the encoder alone is trained more at first, against collapse")
                AggressiveEncoder aggressiveEncoder,
        @Option("when checkpoints are saved, and which stay") CheckpointConfig checkpoint,
        @Option("when training ends because validation gets no better") EarlyStopping earlyStopping,
        @Option("when the model is measured on the validation data") ValidationConfig validation,
        @Option("when items are rendered while training goes on") PreviewConfig previews,
        @Option("whether parts run one operation after another, for debugging") boolean eager) {

    public TrainingConfig {
        if (budget.unit() == Span.Unit.PERCENT) {
            throw new IllegalArgumentException(
                    "budget is " + budget + "; allowed are epochs, steps or minutes");
        }
        Allowed.above(0, "budget", budget.amount());
        Allowed.atLeast(1, "batch", batch);
        Allowed.atLeast(1, "accumulate", accumulate);
        Allowed.atLeast(0, "threads", threads);
    }

    public static TrainingConfig defaults() {
        return new TrainingConfig(
                Span.parse("10 epochs"),
                128,
                1,
                Adam.defaults(),
                Precision.FLOAT32,
                DeviceChoice.AUTO,
                0,
                AggressiveEncoder.defaults(),
                CheckpointConfig.defaults(),
                EarlyStopping.defaults(),
                ValidationConfig.defaults(),
                PreviewConfig.defaults(),
                false);
    }
}
