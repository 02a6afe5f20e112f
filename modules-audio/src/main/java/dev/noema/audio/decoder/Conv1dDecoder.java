package dev.noema.audio.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.nn.Condition;
import dev.noema.audio.nn.TimeConvolution;
import dev.noema.nn.Layer;
import dev.noema.serving.Dimension;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;
import java.util.Map;

/**
 * Makes frames of a code for each step: the latent is {@code (steps, width)}, row-major; and the
 * same network as a companion, for any number of steps.
 */
final class Conv1dDecoder implements Decoder, Accompanied {

    /** {@code z (batch, steps, width)} to the likelihood's parameters. */
    private static final String GRAPH = "decoder_steps";

    private static final String STEPS = "steps";

    private final long steps;
    private final long width;
    private final List<Layer> levels;
    private final Outputs outputs;
    private final boolean conditional;

    /**
     * A decoder.
     *
     * @param steps how many steps the code of an item has
     * @param width how many latent dimensions a step has
     * @param conditional whether it is given a condition: it has no companion then
     */
    Conv1dDecoder(
            long steps, long width, List<Layer> levels, Outputs outputs, boolean conditional) {
        this.steps = steps;
        this.width = width;
        this.levels = levels;
        this.outputs = outputs;
        this.conditional = conditional;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        return frames(z.reshape(-1, steps, width), given, pass);
    }

    /** The parameters of all frames of codes {@code (batch, steps, width)}. */
    private Parameters frames(NDArray codes, Batch given, Pass pass) {
        NDArray channels = Condition.besideFrames(codes.swapAxes(1, 2), given);
        for (int i = 0; i < levels.size(); i++) {
            channels = levels.get(i).apply("level" + i, channels, pass);
        }
        NDArray frames = new TimeConvolution(outputs.total(), 1).apply("output", channels, pass);
        return outputs.cut(frames.swapAxes(1, 2));
    }

    @Override
    public Map<String, Companion> companions() {
        if (conditional) {
            return Map.of();
        }
        Companion.Input z =
                new Companion.Input(
                        GenerativeModel.Z,
                        List.of(Dimension.BATCH, Dimension.named(STEPS), Dimension.of(width)),
                        -3,
                        3);
        Companion any =
                new Companion(
                        List.of(z),
                        Map.of(STEPS, 24L),
                        (inputs, pass) ->
                                frames(inputs.get(GenerativeModel.Z), new Batch(inputs), pass)
                                        .arrays());
        return Map.of(GRAPH, any);
    }
}
