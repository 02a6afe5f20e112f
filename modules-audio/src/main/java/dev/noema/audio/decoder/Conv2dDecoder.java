package dev.noema.audio.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.nn.Condition;
import dev.noema.nn.Convolution;
import dev.noema.nn.Dense;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;

/** A dense layer makes the smallest map of time and pitch, which grows level after level. */
final class Conv2dDecoder implements Decoder {

    private final Shape start;
    private final List<Layer> levels;
    private final Outputs outputs;

    /**
     * A decoder.
     *
     * @param start the smallest map, {@code (channels, time, pitch)}
     */
    Conv2dDecoder(Shape start, List<Layer> levels, Outputs outputs) {
        this.start = start;
        this.levels = levels;
        this.outputs = outputs;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray maps =
                new Dense(start.size())
                        .apply("start", Condition.beside(z, given), pass)
                        .reshape(new Shape(-1).addAll(start));
        for (int i = 0; i < levels.size(); i++) {
            maps = levels.get(i).apply("level" + i, maps, pass);
        }
        // (batch, outputs, frames, mels) to (batch, frames, outputs x mels)
        NDArray made = new Convolution(outputs.specs().size(), 3, 1).apply("output", maps, pass);
        long frames = made.getShape().get(2);
        return outputs.cut(made.swapAxes(1, 2).reshape(-1, frames, outputs.total()));
    }
}
