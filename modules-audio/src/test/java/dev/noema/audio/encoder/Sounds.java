package dev.noema.audio.encoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Activation;
import dev.noema.nn.Normalization;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import java.util.List;

/** Small models of sound, for tests. */
public final class Sounds {

    private Sounds() {}

    /** Twelve frames of seven bands, described by a mean and a variance. */
    public static PartContext context(int latent, int condition) {
        Shape event = new Shape(12, 7);
        return new PartContext(
                event,
                latent,
                condition,
                List.of(
                        new ParameterSpec("mean", event),
                        new ParameterSpec("log_variance", event)));
    }

    public static Conv1dOptions conv1d(Normalization normalization) {
        return new Conv1dOptions(
                List.of(5, 4), 5, List.of(2, 3), List.of(1, 2), normalization, Activation.SILU);
    }

    public static Conv2dOptions conv2d() {
        return new Conv2dOptions(List.of(3, 4), Normalization.BATCH, Activation.RELU, 1);
    }
}
