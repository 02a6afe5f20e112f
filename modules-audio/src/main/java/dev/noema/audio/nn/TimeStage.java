package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Activation;
import dev.noema.nn.Layer;
import dev.noema.nn.Normalization;
import dev.noema.spi.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * One level of a network over time: a layer that changes the number of frames, normalised and
 * activated, then residual blocks that look further and further.
 */
public final class TimeStage implements Layer {

    private final Layer resizing;
    private final Layer normalization;
    private final Activation activation;
    private final List<Layer> blocks = new ArrayList<>();

    /**
     * A level.
     *
     * @param resizing makes {@code channels} channels
     * @param dilations one residual block for each, in frames
     */
    public TimeStage(
            Layer resizing,
            long channels,
            Normalization normalization,
            Activation activation,
            List<Integer> dilations) {
        this.resizing = resizing;
        this.normalization = normalization.layer();
        this.activation = activation;
        for (int dilation : dilations) {
            blocks.add(new DilatedBlock(channels, dilation, normalization, activation));
        }
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        NDArray features = resizing.apply("convolution", x, own);
        features = activation.apply(normalization.apply("normalization", features, own));
        for (int i = 0; i < blocks.size(); i++) {
            features = blocks.get(i).apply("block" + i, features, own);
        }
        return features;
    }
}
