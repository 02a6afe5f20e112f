package dev.noema.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The linear parts that stand beside the part under test. */
final class PlainParts {

    private PlainParts() {}

    static Encoder encoder(int latent) {
        return (batch, pass) -> {
            NDArray x = batch.x().reshape(-1, batch.x().getShape().slice(1).size());
            return new DiagonalGaussian(
                    new Dense(latent).apply("mean", x, pass),
                    new Dense(latent).apply("log_variance", x, pass));
        };
    }

    static Decoder decoder(List<ParameterSpec> specs) {
        return (z, given, pass) -> {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (ParameterSpec spec : specs) {
                arrays.put(
                        spec.name(),
                        new Dense(spec.shape().size())
                                .apply(spec.name(), z, pass)
                                .reshape(new Shape(-1).addAll(spec.shape())));
            }
            return new Parameters(arrays);
        };
    }
}
