package dev.noema.samples.scores.network;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code scores.conductor}.
 *
 * @param segment how many tokens a segment has
 * @param conductor how many features the conductor has
 * @param embedding how many numbers stand for a token, and for a place in a segment
 * @param size how many features the player has
 * @param dropout the share of the player's inputs and features that training leaves out
 * @param grammar whether tokens that cannot come at a place have no probability
 */
@Summary("A network over segments, such as bars, that leads one over tokens")
public record ConductorOptions(
        @Option(
                        value =
                                "How many tokens a segment has: steps of a bar, 16 in 4/4, times voices.",
                        minimum = 1,
                        maximum = 1024)
                int segment,
        @Option(
                        value = "How many features the network over segments has.",
                        minimum = 1,
                        maximum = 4096)
                int conductor,
        @Option(
                        value = "How many numbers stand for a token, and for a place in a segment.",
                        minimum = 1,
                        maximum = 4096)
                int embedding,
        @Option(
                        value = "How many features the network over tokens has.",
                        minimum = 1,
                        maximum = 4096)
                int size,
        @Option(
                        value =
                                "The share of what the network over tokens sees and makes that"
                                        + " training leaves out.",
                        minimum = 0,
                        maximum = 0.9)
                double dropout,
        @Option(
                        "Whether tokens that cannot come at a place, such as a note that goes on after"
                                + " a rest, have no probability.")
                boolean grammar) {

    public ConductorOptions {
        if (segment < 1
                || conductor < 1
                || embedding < 1
                || size < 1
                || !(dropout >= 0 && dropout <= 0.9)) {
            throw new IllegalArgumentException(
                    "segment "
                            + segment
                            + ", conductor "
                            + conductor
                            + ", embedding "
                            + embedding
                            + ", size "
                            + size
                            + ", dropout "
                            + dropout
                            + "; allowed are counts from 1 and a dropout of 0 to 0.9");
        }
    }

    public static ConductorOptions defaults() {
        return new ConductorOptions(64, 128, 48, 256, 0, true);
    }
}
