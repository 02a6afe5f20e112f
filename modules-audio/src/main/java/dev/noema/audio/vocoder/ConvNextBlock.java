package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.ConstantInitializer;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

/**
 * x + g W2 gelu(W1 norm(depthwise(x))) over {@code (batch, frames, features)}, three times as wide
 * inside (Liu et al. 2022, "A ConvNet for the 2020s", arXiv 2201.03545, in one dimension as in
 * Vocos).
 *
 * @param gain what the learned factors g of the features start at
 */
record ConvNextBlock(double gain) implements Layer {

    private static final int EXPANSION = 3;

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        int width = Math.toIntExact(x.getShape().getLastDimension());
        NDArray near = new FrameConvolution(width, width).apply("near", x, own);
        NDArray normal = new FrameNormalization().apply("norm", near, own);
        NDArray wide = new Dense((long) EXPANSION * width).apply("wide", normal, own);
        NDArray back = new Dense(width).apply("back", Activation.GELU.apply(wide), own);
        NDArray gains =
                own.parameter("gain", new Shape(width), new ConstantInitializer((float) gain));
        return x.add(back.mul(gains));
    }
}
