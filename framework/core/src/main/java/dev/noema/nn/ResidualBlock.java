package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Pass;

/**
 * Two 3x3 convolutions whose result is added to the input: {@code (batch, channels, height, width)}
 * to the same shape (<a href="https://arxiv.org/abs/1512.03385">He et al. 2016</a>).
 */
public final class ResidualBlock implements Layer {

    private final Activation activation;
    private final Layer first;
    private final Layer second;
    private final Layer firstNormalization;
    private final Layer secondNormalization;

    /** A block for maps of {@code channels} channels. */
    public ResidualBlock(long channels, Normalization normalization, Activation activation) {
        this.activation = activation;
        this.first = new Convolution(channels, 3, 1);
        this.second = new Convolution(channels, 3, 1);
        this.firstNormalization = normalization.layer();
        this.secondNormalization = normalization.layer();
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        // activation(x + normalise(conv(activation(normalise(conv(x))))))
        NDArray inner = first.apply("first", x, own);
        inner = activation.apply(firstNormalization.apply("first_normalization", inner, own));
        inner = second.apply("second", inner, own);
        inner = secondNormalization.apply("second_normalization", inner, own);
        return activation.apply(x.add(inner));
    }
}
