package dev.noema.audio.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.audio.nn.Condition;
import dev.noema.audio.nn.Levels;
import dev.noema.audio.nn.TimeConvolution;
import dev.noema.nn.Layer;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.serving.Dimension;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;
import java.util.Map;

/**
 * Convolutions over time that make a code for each step: the latent is {@code (steps, width)},
 * row-major; and the same network as a companion, for sounds of any length.
 */
final class Conv1dEncoder implements Encoder, Accompanied {

    /** {@code x (batch, frames, mels)} to {@code mean (batch, steps, width)}. */
    private static final String GRAPH = "encoder_steps";

    private static final String FRAMES = "frames";

    // Log powers from silence to full scale, in nats.
    private static final double SILENCE = -11.5;
    private static final double LOUDEST = 4;

    private final List<Layer> levels;
    private final long width;
    private final long mels;
    private final boolean conditional;

    /**
     * An encoder.
     *
     * @param width how many latent dimensions a step has
     * @param conditional whether it is given a condition: it has no companion then
     */
    Conv1dEncoder(List<Layer> levels, long width, long mels, boolean conditional) {
        this.levels = levels;
        this.width = width;
        this.mels = mels;
        this.conditional = conditional;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDList halves = halves(batch, pass);
        return new DiagonalGaussian(flat(halves.get(0)), flat(halves.get(1)));
    }

    /** Mean and log-variance, each {@code (batch, width, steps)}. */
    private NDList halves(Batch batch, Pass pass) {
        NDArray channels = Levels.toUnit(batch.x()).swapAxes(1, 2);
        for (int i = 0; i < levels.size(); i++) {
            channels = levels.get(i).apply("level" + i, channels, pass);
        }
        return new TimeConvolution(2 * width, 1)
                .apply("posterior", Condition.besideFrames(channels, batch), pass)
                .split(new long[] {width}, 1);
    }

    // (batch, width, steps) to (batch, steps x width)
    private static NDArray flat(NDArray codes) {
        long latent = codes.getShape().get(1) * codes.getShape().get(2);
        return codes.swapAxes(1, 2).reshape(-1, latent);
    }

    @Override
    public Map<String, Companion> companions() {
        if (conditional) {
            return Map.of();
        }
        Companion.Input x =
                new Companion.Input(
                        Batch.X,
                        List.of(Dimension.BATCH, Dimension.named(FRAMES), Dimension.of(mels)),
                        SILENCE,
                        LOUDEST);
        Companion steps =
                new Companion(
                        List.of(x),
                        Map.of(FRAMES, 96L),
                        (inputs, pass) ->
                                Map.of(
                                        DiagonalGaussian.MEAN,
                                        halves(new Batch(inputs), pass).get(0).swapAxes(1, 2)));
        return Map.of(GRAPH, steps);
    }
}
