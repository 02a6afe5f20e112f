package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.oracle.PlainPass;
import dev.noema.spi.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * A network of random layers over signals of a dynamic length, {@code (batch, channels, time)},
 * over pictures or over volumes; equal seeds make equal networks.
 */
final class RandomNetwork {

    private static final Shape PICTURE = new Shape(9, 12);
    private static final Shape VOLUME = new Shape(5, 7, 6);

    private final List<RandomLayer> layers = new ArrayList<>();
    private final Random random;
    private final Shape space; // empty where the signals' length is dynamic
    private final long channels;

    RandomNetwork(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        space =
                switch (random.nextInt(8)) {
                    case 0, 1 -> PICTURE;
                    case 2 -> VOLUME;
                    default -> new Shape();
                };
        channels = 1 + random.nextInt(6);
        Supplier<RandomLayer> more =
                space.dimension() == 0
                        ? new RandomSignals(random, channels)
                        : new RandomSpaces(random, channels, space.getShape());
        int depth = 1 + random.nextInt(6);
        for (int i = 0; i < depth; i++) {
            layers.add(more.get());
        }
    }

    List<Tracer.Input> inputs() {
        if (space.dimension() > 0) {
            return List.of(Tracer.Input.batched("x", new Shape(channels).addAll(space)));
        }
        return List.of(
                new Tracer.Input(
                        "x",
                        DataType.FLOAT32,
                        List.of(Size.of("batch"), Size.fixed(channels), Size.of("time"))),
                new Tracer.Input("lengths", DataType.FLOAT32, List.of(Size.of("batch"))));
    }

    /** Batches and lengths that no trace has: the least possible ones too. */
    List<Map<String, Long>> sizes() {
        if (space.dimension() > 0) {
            return List.of(Map.of("batch", 1L), Map.of("batch", 5L));
        }
        long least = 1;
        for (int i = layers.size() - 1; i >= 0; i--) {
            least = Math.max(1, layers.get(i).needs().applyAsLong(least));
        }
        return List.of(
                Map.of("batch", 1L, "time", least),
                Map.of("batch", 2L, "time", least + 1 + random.nextInt(7)),
                Map.of("batch", 4L, "time", least + 20 + random.nextInt(30)));
    }

    NDArray run(Pass pass, List<NDArray> inputs) {
        NDArray x = inputs.get(0);
        for (int i = 0; i < layers.size(); i++) {
            NDArray lengths = inputs.size() == 1 ? null : inputs.get(1);
            x = layers.get(i).run().run("layer" + i, x, lengths, pass);
        }
        return x;
    }

    /**
     * Whether a refusal is right, though unwanted: several formulas explain a size, or none does,
     * as with t + ceil(t / 2) where a half stands beside the whole of a length that may be odd.
     */
    static boolean mayRefuse(TraceException refusal) {
        return refusal.getMessage().contains(" may be ")
                || refusal.getMessage().contains(" are no formula of the dynamic dimensions");
    }

    /** The network over float arrays, traced, compiled and exported. */
    Parity parity() {
        return new Parity(
                inputs(),
                (pass, inputs) -> {
                    if (pass instanceof PlainPass) { // whose weights are others
                        throw new UnsupportedOperationException();
                    }
                    return run(pass, inputs);
                });
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", channels + " channels: ", "");
        layers.forEach(layer -> text.add(layer.text()));
        return text.toString();
    }
}
