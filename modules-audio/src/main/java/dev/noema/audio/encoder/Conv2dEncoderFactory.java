package dev.noema.audio.encoder;

import dev.noema.audio.nn.Frames;
import dev.noema.nn.Convolution;
import dev.noema.nn.Layer;
import dev.noema.nn.Stage;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.ArrayList;
import java.util.List;

/** Makes encoders over time and pitch: {@code {type: audio.conv2d, widths: [32, 64, 128]}}. */
public final class Conv2dEncoderFactory implements PartFactory<Conv2dOptions, Encoder> {

    public static final String ID = "audio.conv2d";

    @Override
    public Encoder create(Conv2dOptions options, PartContext context) {
        options.check(Frames.of(context, ID));
        List<Layer> levels = new ArrayList<>();
        for (int channels : options.widths()) {
            levels.add(
                    new Stage(
                            new Convolution(channels, 4, 2),
                            channels,
                            options.normalization(),
                            options.activation(),
                            options.residualBlocks(),
                            false));
        }
        return new Conv2dEncoder(levels, new Head(context.latent()));
    }
}
