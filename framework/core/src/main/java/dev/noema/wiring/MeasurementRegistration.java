package dev.noema.wiring;

import dev.noema.spi.Measurement;

/**
 * A measurement and the data it is for.
 *
 * @param codec the id of the codec of the data
 */
record MeasurementRegistration(String codec, Measurement measurement) {}
