package dev.noema.training;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;

/** When training ends before its budget because validation gets no better. */
@Summary("When training ends before its budget because validation gets no better")
public record EarlyStopping(
        @Option(
                        value = "how many validations in a row may bring no gain; 0 never stops",
                        minimum = 0)
                int patience,
        @Option(
                        value = "the least gain that counts, in the unit of the monitored metric",
                        minimum = 0)
                double minimumDelta) {

    public EarlyStopping {
        Allowed.atLeast(0, "patience", patience);
        Allowed.atLeast(0, "minimum-delta", minimumDelta);
    }

    public static EarlyStopping defaults() {
        return new EarlyStopping(0, 0);
    }
}
