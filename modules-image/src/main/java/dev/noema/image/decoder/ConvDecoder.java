package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;

/** The code makes the smallest map, which grows level after level. */
final class ConvDecoder implements Decoder {

    private final Start start;
    private final List<Layer> levels;
    private final Layer output;
    private final Outputs outputs;

    /**
     * A decoder.
     *
     * @param start makes the smallest map of the code
     * @param levels from the smallest map upwards
     * @param output makes the channels of all outputs
     */
    ConvDecoder(Start start, List<Layer> levels, Layer output, Outputs outputs) {
        this.start = start;
        this.levels = levels;
        this.output = output;
        this.outputs = outputs;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray maps = start.map(z, given, pass);
        for (int i = 0; i < levels.size(); i++) {
            maps = levels.get(i).apply("level" + i, maps, pass);
        }
        return outputs.cut(output.apply("output", maps, pass));
    }
}
