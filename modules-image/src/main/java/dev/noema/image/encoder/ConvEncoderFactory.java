package dev.noema.image.encoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.image.latent.CodeLayout;
import dev.noema.nn.Convolution;
import dev.noema.nn.Dense;
import dev.noema.nn.Layer;
import dev.noema.nn.Stage;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.ArrayList;
import java.util.List;

/** Makes convolutional encoders: {@code {type: image.conv, widths: [32, 64]}}. */
public final class ConvEncoderFactory implements PartFactory<ConvEncoderOptions, Encoder> {

    public static final String ID = "image.conv";

    @Override
    public Encoder create(ConvEncoderOptions options, PartContext context) {
        Shape event = context.event();
        if (event.dimension() != 3) {
            throw new IllegalArgumentException(
                    ID + " needs items of (channels, height, width), not " + event);
        }
        List<Layer> levels = new ArrayList<>();
        List<Long> heights = new ArrayList<>();
        long height = event.get(1);
        long width = event.get(2);
        for (int level = 0; level < options.widths().size(); level++) {
            int channels = options.widths().get(level);
            Convolution convolution =
                    new Convolution(channels, options.kernel(), options.stride(level));
            height = convolution.size(height);
            width = convolution.size(width);
            if (height == 0 || width == 0) {
                throw new IllegalArgumentException(
                        "widths: "
                                + options.widths().size()
                                + " levels leave nothing of pictures of "
                                + event.get(1)
                                + " x "
                                + event.get(2)
                                + " pixels; allowed here are at most "
                                + level);
            }
            heights.add(height);
            levels.add(
                    new Stage(
                            convolution,
                            channels,
                            options.normalization(),
                            options.activation(),
                            options.residualBlocks(),
                            options.attention().contains((int) height)));
        }
        for (int wanted : options.attention()) {
            if (!heights.contains((long) wanted)) {
                throw new IllegalArgumentException(
                        "attention: no map is " + wanted + " pixels high; allowed are " + heights);
            }
        }
        return new ConvEncoder(levels, head(options, context, height, width));
    }

    private static MapHead head(
            ConvEncoderOptions options, PartContext context, long height, long width) {
        return options.code() == CodeLayout.MAP
                ? new LocalHead(CodeLayout.channels(context.latent(), height, width))
                : new DenseHead(
                        options.hidden().map(units -> new Dense(units)),
                        options.activation(),
                        new Head(context.latent()));
    }
}
