package dev.noema.wiring;

import com.google.inject.Provider;
import dev.noema.config.PartEntry;

/** A part that was registered, and what makes it. */
record Registration(PartEntry entry, Provider<?> factory) {}
