package dev.noema.audio.encoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.trace.RecurrentCell;

/**
 * The options of {@code audio.recurrent}, as an encoder and as a decoder.
 *
 * @param cell what is done at each frame
 * @param units how many features each layer has in each direction
 * @param layers how many layers run one over the other
 */
@Summary("A recurrent network over the frames, with one code for the whole sound")
public record RecurrentOptions(
        @Option("what is done at each frame") RecurrentCell cell,
        @Option(
                        value = "features of each layer, in each direction of an encoder",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                int units,
        @Option(value = "how many layers run one over the other", minimum = 1, maximum = 8)
                int layers) {

    public RecurrentOptions {
        Limits.within("units", units, 1, Limits.WIDEST);
        Limits.within("layers", layers, 1, 8);
    }

    public static RecurrentOptions defaults() {
        return new RecurrentOptions(RecurrentCell.GRU, 128, 1);
    }
}
