package dev.noema.audio.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.audio.nn.Condition;
import dev.noema.audio.nn.Levels;
import dev.noema.audio.nn.TimeConvolution;
import dev.noema.nn.Layer;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;

/**
 * Convolutions over time that make a code for each step: the latent is {@code (steps, width)},
 * row-major.
 */
final class Conv1dEncoder implements Encoder {

    private final List<Layer> levels;
    private final long width;

    Conv1dEncoder(List<Layer> levels, long width) {
        this.levels = levels;
        this.width = width;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray channels = Levels.toUnit(batch.x()).swapAxes(1, 2);
        for (int i = 0; i < levels.size(); i++) {
            channels = levels.get(i).apply("level" + i, channels, pass);
        }
        NDList halves =
                new TimeConvolution(2 * width, 1)
                        .apply("posterior", Condition.besideFrames(channels, batch), pass)
                        .split(new long[] {width}, 1);
        return new DiagonalGaussian(flat(halves.get(0)), flat(halves.get(1)));
    }

    // (batch, width, steps) to (batch, steps x width)
    private static NDArray flat(NDArray codes) {
        long latent = codes.getShape().get(1) * codes.getShape().get(2);
        return codes.swapAxes(1, 2).reshape(-1, latent);
    }
}
