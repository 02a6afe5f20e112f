package dev.noema.training.mlflow;

/**
 * A figure of a step.
 *
 * @param key what it is called
 * @param value finite
 * @param timestamp milliseconds since 1970
 * @param step the step it belongs to
 */
record Point(String key, double value, long timestamp, long step) {}
