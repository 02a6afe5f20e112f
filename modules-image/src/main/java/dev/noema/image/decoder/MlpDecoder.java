package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Dense;
import dev.noema.nn.Mlp;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;

/** Dense layers that make all pixels at once. */
final class MlpDecoder implements Decoder {

    private final Mlp hidden;
    private final Outputs outputs;

    MlpDecoder(Mlp hidden, Outputs outputs) {
        this.hidden = hidden;
        this.outputs = outputs;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray features = hidden.apply("hidden", Latent.conditioned(z, given), pass);
        return outputs.cut(new Dense(outputs.total(), true).apply("output", features, pass));
    }
}
