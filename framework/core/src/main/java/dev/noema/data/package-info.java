/**
 * From files to batches: a {@link dev.noema.data.DataType} reads what the {@code data:} section
 * names and gives back {@link dev.noema.data.Data}, three {@link dev.noema.data.Dataset}s and what
 * is known of their items.
 *
 * <p>Read {@link dev.noema.data.DataType} first.
 */
package dev.noema.data;
