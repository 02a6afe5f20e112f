package dev.noema.wiring;

import dev.noema.spi.ReconstructionMetric;

/**
 * A metric and the data it is for.
 *
 * @param codec the id of the codec of the data
 */
record MetricRegistration(String codec, ReconstructionMetric metric) {

    /** Codec and metric, which two registrations may not share. */
    String key() {
        return codec + "/" + metric.id();
    }
}
