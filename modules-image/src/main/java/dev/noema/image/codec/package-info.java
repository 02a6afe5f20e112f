/**
 * One picture: the bytes of a file come in and a {@link dev.noema.image.codec.Picture} of the
 * model's size goes out; the model's numbers come in and PNG files go out. Uses nothing but the JDK
 * and {@code dev.noema.serving}, so that bundles render without an engine.
 *
 * <p>Read {@link dev.noema.image.codec.Preprocessing} first.
 */
package dev.noema.image.codec;
