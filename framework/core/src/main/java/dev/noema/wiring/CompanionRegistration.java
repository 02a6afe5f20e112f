package dev.noema.wiring;

import dev.noema.spi.CompanionFactory;

/**
 * A companion and the data whose models it goes along with.
 *
 * @param codec the id of the codec of the data
 * @param graph the name of its graph
 */
record CompanionRegistration(String codec, String graph, CompanionFactory factory) {

    /** Codec and graph, which two registrations may not share. */
    String key() {
        return codec + "/" + graph;
    }
}
