package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Activation;
import dev.noema.nn.Layer;
import dev.noema.nn.Normalization;
import dev.noema.spi.Pass;

/**
 * A dilated convolution over three frames and one over single frames, whose result is added to the
 * input: {@code (batch, channels, frames)} to the same shape (van den Oord et al. 2016, arXiv
 * 1609.03499, without gates).
 */
final class DilatedBlock implements Layer {

    private final Layer dilated;
    private final Layer mixing;
    private final Layer normalization;
    private final Activation activation;

    DilatedBlock(long channels, long dilation, Normalization normalization, Activation activation) {
        this.dilated = new TimeConvolution(channels, 3, 1, dilation);
        this.mixing = new TimeConvolution(channels, 1);
        this.normalization = normalization.layer();
        this.activation = activation;
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        // x + mix(activation(normalise(dilated(activation(x)))))
        NDArray inner = dilated.apply("dilated", activation.apply(x), own);
        inner = activation.apply(normalization.apply("normalization", inner, own));
        return x.add(mixing.apply("mixing", inner, own));
    }
}
