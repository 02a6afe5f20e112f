package dev.noema.training;

import dev.noema.spi.RequestException;
import java.util.Map;

/**
 * The metric by which checkpoints are compared.
 *
 * @param metric its name, {@code validation.<term>}
 * @param greaterIsBetter whether it grows as the model gets better
 */
record Monitor(String metric, boolean greaterIsBetter) {

    private static final String PREFIX = "validation.";

    static Monitor parse(String metric) {
        if (!metric.startsWith(PREFIX) || metric.length() == PREFIX.length()) {
            throw new IllegalArgumentException(
                    "monitor is \""
                            + metric
                            + "\"; allowed are validation.elbo, validation.loss or validation.<term>");
        }
        return new Monitor(metric, metric.equals("validation.elbo"));
    }

    /**
     * The metric, turned so that greater is better.
     *
     * @throws RequestException when it is not among the metrics
     */
    double score(Map<String, Double> metrics) {
        Double value = metrics.get(metric);
        if (value == null) {
            throw new RequestException(
                    "training.checkpoint.monitor is \""
                            + metric
                            + "\"; measured are "
                            + metrics.keySet());
        }
        return greaterIsBetter ? value : -value;
    }
}
