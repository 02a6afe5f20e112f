package dev.noema.training;

import dev.noema.schedule.Span;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;

/** When the model is measured on the validation data. */
@Summary("When the model is measured on the validation data")
public record ValidationConfig(
        @Option("how often") Span every,
        @Option(value = "the most items that are measured", minimum = 1) int items) {

    public ValidationConfig {
        Interval.check("every", every);
        Allowed.atLeast(1, "items", items);
    }

    public static ValidationConfig defaults() {
        return new ValidationConfig(Span.parse("1 epoch"), 10_000);
    }
}
