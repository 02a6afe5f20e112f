package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * One level of a convolutional network: a layer that changes the size, normalised and activated,
 * then what refines its result at the same size.
 */
public final class Stage implements Layer {

    private final Layer resizing;
    private final Layer normalization;
    private final Activation activation;
    private final List<Layer> refinements = new ArrayList<>();

    /**
     * A level.
     *
     * @param resizing makes maps of {@code channels} channels
     * @param residualBlocks how many residual blocks follow
     * @param attention whether attention over the pixels comes last
     */
    public Stage(
            Layer resizing,
            long channels,
            Normalization normalization,
            Activation activation,
            int residualBlocks,
            boolean attention) {
        this.resizing = resizing;
        this.normalization = normalization.layer();
        this.activation = activation;
        for (int i = 0; i < residualBlocks; i++) {
            refinements.add(new ResidualBlock(channels, normalization, activation));
        }
        if (attention) {
            refinements.add(new PixelAttention());
        }
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        NDArray features = resizing.apply("convolution", x, own);
        features = activation.apply(normalization.apply("normalization", features, own));
        for (int i = 0; i < refinements.size(); i++) {
            features = refinements.get(i).apply("refinement" + i, features, own);
        }
        return features;
    }
}
