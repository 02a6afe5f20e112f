package dev.noema.audio.decoder;

import dev.noema.audio.encoder.Conv1dOptions;
import dev.noema.audio.nn.Frames;
import dev.noema.audio.nn.Repeated;
import dev.noema.audio.nn.TimeConvolution;
import dev.noema.audio.nn.TimeStage;
import dev.noema.nn.Layer;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes decoders over time, the mirror image of the encoders of the same options: {@code {type:
 * audio.conv1d, widths: [128, 128], stride: [2]}}.
 *
 * <p>Each level first looks at its steps as they are, then repeats each as often as its stride
 * says.
 */
public final class Conv1dDecoderFactory implements PartFactory<Conv1dOptions, Decoder> {

    public static final String ID = "audio.conv1d";

    @Override
    public Decoder create(Conv1dOptions options, PartContext context) {
        Frames frames = Frames.of(context, ID);
        long steps = frames.steps(options.strides(), ID);
        List<Layer> levels = new ArrayList<>();
        for (int level = options.widths().size() - 1; level >= 0; level--) {
            int channels = options.widths().get(level);
            Layer stage =
                    new TimeStage(
                            new TimeConvolution(channels, options.kernel()),
                            channels,
                            options.normalization(),
                            options.activation(),
                            options.dilations());
            Layer smoothing = new TimeConvolution(channels, 2L * (options.stride(level) / 2) + 1);
            levels.add(stage);
            levels.add(new Repeated(options.stride(level), smoothing));
        }
        return new Conv1dDecoder(
                steps,
                Frames.width(context.latent(), steps),
                levels,
                new Outputs(context.outputs(), frames.mels()),
                context.condition() > 0);
    }
}
