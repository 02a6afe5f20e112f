package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import dev.noema.spi.Pass;
import java.util.List;

/** Hidden layers, one after another: {@code (batch, features)} to {@code (batch, last width)}. */
public final class Mlp implements Layer {

    private final List<Integer> widths;
    private final List<Layer> normalizations;
    private final Activation activation;
    private final float dropout;

    public Mlp(MlpOptions options) {
        this.widths = options.widths();
        this.normalizations =
                widths.stream().map(width -> options.normalization().layer()).toList();
        this.activation = options.activation();
        this.dropout = (float) options.dropout();
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        NDArray features = x;
        for (int i = 0; i < widths.size(); i++) {
            features = new Dense(widths.get(i)).apply("dense" + i, features, own);
            features = normalizations.get(i).apply("normalization" + i, features, own);
            features = activation.apply(features);
            if (dropout > 0) {
                features = Dropout.dropout(features, dropout, pass.training()).singletonOrThrow();
            }
        }
        return features;
    }
}
