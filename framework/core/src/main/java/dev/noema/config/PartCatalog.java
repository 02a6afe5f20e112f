package dev.noema.config;

import java.util.List;
import java.util.Optional;

/** The parts that a configuration may name: what binding has to know of the plug-ins. */
public interface PartCatalog {

    /** The parts of one kind, in the order of their ids. */
    List<PartEntry> parts(Class<?> kind);

    /** The module that would bring an id that is not known, where that can be told. */
    Optional<String> moduleOf(String id);
}
