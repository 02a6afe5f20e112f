package dev.noema.audio.encoder;

import dev.noema.audio.nn.Frames;
import dev.noema.audio.nn.TimeConvolution;
import dev.noema.audio.nn.TimeStage;
import dev.noema.nn.Layer;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.ArrayList;
import java.util.List;

/** Makes encoders over time: {@code {type: audio.conv1d, widths: [128, 128], stride: [2]}}. */
public final class Conv1dEncoderFactory implements PartFactory<Conv1dOptions, Encoder> {

    public static final String ID = "audio.conv1d";

    @Override
    public Encoder create(Conv1dOptions options, PartContext context) {
        Frames frames = Frames.of(context, ID);
        long steps = frames.steps(options.strides(), ID);
        List<Layer> levels = new ArrayList<>();
        for (int level = 0; level < options.widths().size(); level++) {
            int channels = options.widths().get(level);
            levels.add(
                    new TimeStage(
                            new TimeConvolution(
                                    channels, options.kernel(), options.stride(level), 1),
                            channels,
                            options.normalization(),
                            options.activation(),
                            options.dilations()));
        }
        return new Conv1dEncoder(
                levels,
                Frames.width(context.latent(), steps),
                frames.mels(),
                context.condition() > 0);
    }
}
