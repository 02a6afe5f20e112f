package dev.noema.data;

/**
 * A data set, split for an experiment.
 *
 * @param description what is known of the items
 * @param train what the model learns from
 * @param validation what checkpoints are chosen by
 * @param test what is reported
 * @param digest SHA-256 over all items that were read, in hexadecimal: part of a run's provenance
 */
public record Data(
        DataDescription description, Dataset train, Dataset validation, Dataset test, String digest)
        implements AutoCloseable {

    @Override
    public void close() {
        try (train;
                validation;
                test) {
            // closing is all
        }
    }
}
