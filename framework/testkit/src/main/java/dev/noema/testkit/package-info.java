/**
 * What the tests of a modality or a plug-in build on: in comes a module, out come the faults that
 * its own tests would not look for.
 *
 * <p>Read {@link dev.noema.testkit.ArchitectureTest} first, then {@link
 * dev.noema.testkit.NativeMemoryCheck}.
 */
package dev.noema.testkit;
