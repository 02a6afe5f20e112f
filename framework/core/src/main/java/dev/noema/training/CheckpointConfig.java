package dev.noema.training;

import dev.noema.checkpoint.KeepPolicy;
import dev.noema.schedule.Span;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/** When checkpoints are saved, and which stay. */
@Summary("When checkpoints are saved, and which stay")
public record CheckpointConfig(
        @Option("how often a checkpoint is saved") Span every,
        @Option("which checkpoints stay") KeepPolicy keep,
        @Option(
                        "the metric by which the best is chosen, such as validation.elbo or validation.loss")
                String monitor) {

    public CheckpointConfig {
        Interval.check("every", every);
        Monitor.parse(monitor);
    }

    public static CheckpointConfig defaults() {
        return new CheckpointConfig(
                Span.parse("1 epoch"), KeepPolicy.defaults(), "validation.elbo");
    }
}
