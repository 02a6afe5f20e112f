/**
 * Writing files so that a reader sees the old content or the new and nothing between: content goes
 * in, a durable file or folder comes out.
 *
 * <p>Read {@link dev.noema.serving.files.AtomicFile} first.
 */
package dev.noema.serving.files;
