package dev.noema.image.likelihood;

/** The options of {@code image.discretized-logistic}: none. */
public record DiscretizedLogisticOptions() {

    public static DiscretizedLogisticOptions defaults() {
        return new DiscretizedLogisticOptions();
    }
}
