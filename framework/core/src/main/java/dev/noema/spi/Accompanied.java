package dev.noema.spi;

import java.util.Map;

/**
 * A part of a model that brings companions into a bundle: functions over what the part has learned.
 */
public interface Accompanied {

    /** The companions by the names of their graphs; their passes are those of the part itself. */
    Map<String, Companion> companions();
}
