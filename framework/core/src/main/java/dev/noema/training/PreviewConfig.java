package dev.noema.training;

import dev.noema.schedule.Span;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;

/** When and how many items are rendered while training goes on. */
@Summary("When and how many items are rendered while training goes on")
public record PreviewConfig(
        @Option("how often") Span every,
        @Option(value = "how many items; 0 renders none", minimum = 0) int items) {

    public PreviewConfig {
        Interval.check("every", every);
        Allowed.atLeast(0, "items", items);
    }

    public static PreviewConfig defaults() {
        return new PreviewConfig(Span.parse("1 epoch"), 16);
    }
}
