/**
 * What readers of files must bear: in come sound files and the reader, out come figures of how it
 * took tens of thousands of damaged ones.
 *
 * <p>Read {@link dev.noema.testkit.hostile.HostileFiles} first.
 */
package dev.noema.testkit.hostile;
