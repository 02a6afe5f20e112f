/**
 * Joins plug-ins to the framework: each modality registers its parts under stable ids.
 *
 * <p>In: the {@link dev.noema.wiring.Modality modalities} found on the class path. Out: a {@link
 * dev.noema.wiring.Catalog} that makes the parts that a configuration names. Read {@link
 * dev.noema.wiring.PartBinder} to plug something in.
 */
package dev.noema.wiring;
