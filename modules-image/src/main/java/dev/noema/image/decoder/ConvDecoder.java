package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;

/** A dense layer makes the smallest map, which grows level after level. */
final class ConvDecoder implements Decoder {

    private final Shape start;
    private final List<Layer> levels;
    private final Layer output;
    private final Outputs outputs;

    /**
     * A decoder.
     *
     * @param start the smallest map, {@code (channels, height, width)}
     * @param levels from the smallest map upwards
     * @param output makes the channels of all outputs
     */
    ConvDecoder(Shape start, List<Layer> levels, Layer output, Outputs outputs) {
        this.start = start;
        this.levels = levels;
        this.output = output;
        this.outputs = outputs;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray maps =
                new Dense(start.size())
                        .apply("start", Latent.conditioned(z, given), pass)
                        .reshape(new Shape(-1).addAll(start));
        for (int i = 0; i < levels.size(); i++) {
            maps = levels.get(i).apply("level" + i, maps, pass);
        }
        return outputs.cut(output.apply("output", maps, pass));
    }
}
