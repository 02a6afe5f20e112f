package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Convolution;
import dev.noema.nn.Layer;
import dev.noema.nn.TransposedConvolution;
import dev.noema.trace.Operations;

/** How a level of a decoder doubles height and width. */
public enum Upsample {
    /** Each pixel is repeated, then a convolution runs. */
    NEAREST,
    /** Values between pixels are interpolated, then a convolution runs. */
    BILINEAR,
    /** A convolution makes four times the channels, which become four pixels. */
    PIXEL_SHUFFLE,
    /** A transposed convolution; the last level's makes the outputs. */
    TRANSPOSED;

    /** The kernel's height and width where none is chosen, in pixels. */
    int usualKernel() {
        return this == TRANSPOSED ? 4 : 3;
    }

    /** A layer that doubles height and width and makes maps of {@code channels} channels. */
    Layer layer(long channels, int kernel) {
        Convolution convolution = new Convolution(channels, kernel, 1);
        return switch (this) {
            case NEAREST ->
                    (name, x, pass) -> {
                        Shape size = doubled(x);
                        NDArray large = Operations.resizeNearest(x, size.get(0), size.get(1));
                        return convolution.apply(name, large, pass);
                    };
            case BILINEAR ->
                    (name, x, pass) -> {
                        Shape size = doubled(x);
                        NDArray large = Operations.resizeLinear(x, size.get(0), size.get(1));
                        return convolution.apply(name, large, pass);
                    };
            case PIXEL_SHUFFLE -> {
                Convolution wide = new Convolution(4 * channels, kernel, 1);
                yield (name, x, pass) -> Operations.pixelShuffle(wide.apply(name, x, pass), 2);
            }
            case TRANSPOSED -> new TransposedConvolution(channels, kernel, false);
        };
    }

    private static Shape doubled(NDArray x) {
        return new Shape(2 * x.getShape().get(2), 2 * x.getShape().get(3));
    }
}
