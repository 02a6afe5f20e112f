package dev.noema.image.latent;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Convolution;
import dev.noema.nn.Dense;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import java.util.Optional;

/**
 * A linear layer at each place of a map, the same at all of them, to which the condition adds.
 *
 * @param channels how many channels come out
 */
public record PlaceWise(long channels) {

    /** {@code (batch, in, height, width)} to {@code (batch, channels, height, width)}. */
    public NDArray apply(String name, NDArray maps, Batch given, Pass pass) {
        NDArray linear = new Convolution(channels, 1, 1).apply(name, maps, pass);
        Optional<NDArray> condition = given.condition();
        if (condition.isEmpty()) {
            return linear;
        }
        NDArray everywhere = new Dense(channels).apply(name + "Condition", condition.get(), pass);
        return linear.add(everywhere.reshape(-1, channels, 1, 1));
    }
}
