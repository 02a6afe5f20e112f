package dev.noema.wiring;

/**
 * A plug-in: the parts for one kind of data.
 *
 * <p>It is found by {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/dev.noema.wiring.Modality}.
 */
public interface Modality {

    /** What the modality is called, such as {@code image}; starts the ids of its parts. */
    String id();

    /** Registers the parts. */
    void configure(PartBinder parts);
}
