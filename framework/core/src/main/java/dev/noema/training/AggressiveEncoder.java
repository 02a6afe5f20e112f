package dev.noema.training;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;

/**
 * Training the encoder aggressively at first, so that it does not lag behind the decoder and its
 * code is used (<a href="https://arxiv.org/abs/1901.05534">He et al. 2019, "Lagging inference
 * networks and posterior collapse in variational autoencoders"</a>).
 *
 * @param updates how many updates of the encoder alone come before a step at most; 0 for none
 * @param window over how many of them the bound is averaged; they end when it rises no more
 */
@Summary("Updates of the encoder alone before each step, until the code tells no more")
public record AggressiveEncoder(
        @Option(
                        value =
                                "how many updates of the encoder alone come before each step at most,"
                                        + " while the mutual information of code and item climbs from"
                                        + " validation to validation; 0 for none",
                        minimum = 0)
                int updates,
        @Option(
                        value =
                                "over how many of them the bound is averaged; they end when it rises"
                                        + " no more",
                        minimum = 1)
                int window) {

    public AggressiveEncoder {
        Allowed.atLeast(0, "updates", updates);
        Allowed.atLeast(1, "window", window);
    }

    public static AggressiveEncoder defaults() {
        return new AggressiveEncoder(0, 15);
    }
}
