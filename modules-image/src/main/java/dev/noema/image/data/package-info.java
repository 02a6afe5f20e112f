/**
 * Pictures as data: options and files come in, {@link dev.noema.data.Data} of {@code x (batch,
 * channels, height, width)} in [0, 1] goes out.
 *
 * <p>Read {@link dev.noema.image.data.IdxData} first; it ends in a {@code PictureDataset} over a
 * {@code PixelStore} of bytes.
 */
package dev.noema.image.data;
