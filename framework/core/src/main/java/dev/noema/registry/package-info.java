/**
 * Models by name and version in a folder of one's own: the folder of a run or bundle goes in, and
 * every command that takes a model takes its name.
 *
 * <p>A registry is plain folders, {@code models/NAME/VERSION}, each a whole run or bundle with a
 * manifest beside its files. Read {@link dev.noema.registry.Registry} first.
 */
package dev.noema.registry;
