package dev.noema.image.decoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.image.latent.CodeLayout;
import dev.noema.nn.Convolution;
import dev.noema.nn.Layer;
import dev.noema.nn.PixelAttention;
import dev.noema.nn.Stage;
import dev.noema.nn.TransposedConvolution;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes convolutional decoders: {@code {type: image.conv, widths: [64, 32], upsample: nearest}}.
 *
 * <p>With widths w1 ... wn a dense layer makes w1 maps of the picture's size halved n times. Level
 * i doubles the size and goes from wi channels to the next width; the last level keeps its width,
 * and a convolution makes the outputs. With {@link Upsample#TRANSPOSED} the last level makes the
 * outputs itself.
 */
public final class ConvDecoderFactory implements PartFactory<ConvDecoderOptions, Decoder> {

    public static final String ID = "image.conv";

    @Override
    public Decoder create(ConvDecoderOptions options, PartContext context) {
        Shape event = context.event();
        checkOutputs(context.outputs(), event);
        Pyramid pyramid = Pyramid.of(event.get(1), event.get(2), options.widths().size());
        Outputs outputs = Outputs.ofMaps(context.outputs());
        boolean transposed = options.upsample() == Upsample.TRANSPOSED;
        int inner = options.widths().size() - (transposed ? 1 : 0);
        checkAttention(options.attention(), pyramid.heights().subList(0, inner + 1));
        List<Layer> levels = new ArrayList<>();
        if (options.attention().contains((int) pyramid.first().height())) {
            levels.add(new PixelAttention());
        }
        for (int level = 0; level < inner; level++) {
            levels.add(level(options, level, pyramid.sizes().get(level + 1)));
        }
        int kernel = options.kernelSize();
        Layer output =
                transposed
                        ? new Cropped(
                                new TransposedConvolution(outputs.total(), kernel, true),
                                event.get(1),
                                event.get(2))
                        : new Convolution(outputs.total(), kernel, 1, true);
        Pyramid.Size first = pyramid.first();
        Start start = start(options, context.latent(), first);
        return new ConvDecoder(start, levels, output, outputs);
    }

    private static Start start(ConvDecoderOptions options, int latent, Pyramid.Size first) {
        int width = options.widths().get(0);
        if (options.code() == CodeLayout.VECTOR) {
            return new DenseStart(new Shape(width, first.height(), first.width()));
        }
        long channels = CodeLayout.channels(latent, first.height(), first.width());
        return new LocalStart(new Shape(channels, first.height(), first.width()), width);
    }

    private static Layer level(ConvDecoderOptions options, int level, Pyramid.Size size) {
        List<Integer> widths = options.widths();
        int channels = widths.get(Math.min(level + 1, widths.size() - 1));
        Layer doubling = options.upsample().layer(channels, options.kernelSize());
        return new Stage(
                new Cropped(doubling, size.height(), size.width()),
                channels,
                options.normalization(),
                options.activation(),
                options.residualBlocks(),
                options.attention().contains((int) size.height()));
    }

    private static void checkOutputs(List<ParameterSpec> specs, Shape event) {
        if (event.dimension() != 3) {
            throw new IllegalArgumentException(
                    ID + " makes items of (channels, height, width), not " + event);
        }
        for (ParameterSpec spec : specs) {
            Shape shape = spec.shape();
            if (shape.dimension() != 3 || !shape.slice(1).equals(event.slice(1))) {
                throw new IllegalArgumentException(
                        ID
                                + " makes arrays of (channels, "
                                + event.get(1)
                                + ", "
                                + event.get(2)
                                + "), but the likelihood asks for "
                                + spec.name()
                                + " of "
                                + shape
                                + "; image.mlp makes any");
            }
        }
    }

    private static void checkAttention(List<Integer> wanted, List<Long> heights) {
        for (int height : wanted) {
            if (!heights.contains((long) height)) {
                throw new IllegalArgumentException(
                        "attention: no map is " + height + " pixels high; allowed are " + heights);
            }
        }
    }
}
