package dev.noema.audio.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.nn.Condition;
import dev.noema.audio.nn.TimeConvolution;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;

/** Makes frames of a code for each step: the latent is {@code (steps, width)}, row-major. */
final class Conv1dDecoder implements Decoder {

    private final long steps;
    private final long width;
    private final List<Layer> levels;
    private final Outputs outputs;

    Conv1dDecoder(long steps, long width, List<Layer> levels, Outputs outputs) {
        this.steps = steps;
        this.width = width;
        this.levels = levels;
        this.outputs = outputs;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray channels =
                Condition.besideFrames(z.reshape(-1, steps, width).swapAxes(1, 2), given);
        for (int i = 0; i < levels.size(); i++) {
            channels = levels.get(i).apply("level" + i, channels, pass);
        }
        NDArray frames = new TimeConvolution(outputs.total(), 1).apply("output", channels, pass);
        return outputs.cut(frames.swapAxes(1, 2));
    }
}
