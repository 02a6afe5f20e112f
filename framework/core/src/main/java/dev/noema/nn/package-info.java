/**
 * Layers of networks, beside the blocks that DJL brings, with PyTorch's defaults.
 *
 * <p>In: arrays of features, {@code (batch, features)} or {@code (batch, channels, height, width)}.
 * Out: arrays of features. A layer asks the {@link dev.noema.spi.Pass} for its parameters by name.
 * Read {@link dev.noema.nn.Layer} first.
 */
package dev.noema.nn;
