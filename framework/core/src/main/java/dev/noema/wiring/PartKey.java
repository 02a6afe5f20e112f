package dev.noema.wiring;

import dev.noema.config.PartEntry;

/** What must be unique among parts: kind and id. */
record PartKey(Class<?> kind, String id) {

    /** Stands in the error for a key that is bound twice. */
    @Override
    public String toString() {
        return PartEntry.kindName(kind) + " " + id;
    }
}
