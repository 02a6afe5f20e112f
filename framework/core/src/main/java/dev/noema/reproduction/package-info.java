/**
 * Training again what a run's folder describes, and telling whether the same came out.
 *
 * <p>In: the folder of a run. Out: a run beside it, and a {@link dev.noema.reproduction.Verdict}.
 * Read {@link dev.noema.reproduction.Reproduction} first.
 */
package dev.noema.reproduction;
