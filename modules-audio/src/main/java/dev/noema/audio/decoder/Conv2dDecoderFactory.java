package dev.noema.audio.decoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.audio.encoder.Conv2dOptions;
import dev.noema.audio.nn.Frames;
import dev.noema.nn.Convolution;
import dev.noema.nn.Layer;
import dev.noema.nn.Stage;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.trace.Operations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes decoders over time and pitch, the mirror image of the encoders of the same options: {@code
 * {type: audio.conv2d, widths: [32, 64, 128]}}.
 */
public final class Conv2dDecoderFactory implements PartFactory<Conv2dOptions, Decoder> {

    public static final String ID = "audio.conv2d";

    @Override
    public Decoder create(Conv2dOptions options, PartContext context) {
        Frames frames = Frames.of(context, ID);
        options.check(frames);
        List<Long> times = halved(frames.count(), options.widths().size());
        List<Long> pitches = halved(frames.mels(), options.widths().size());
        List<Layer> levels = new ArrayList<>();
        for (int level = 1; level < times.size(); level++) {
            int channels = options.widths().get(Math.max(0, times.size() - 2 - level));
            levels.add(
                    new Stage(
                            resized(times.get(level), pitches.get(level), channels),
                            channels,
                            options.normalization(),
                            options.activation(),
                            options.residualBlocks(),
                            false));
        }
        int first = options.widths().get(options.widths().size() - 1);
        return new Conv2dDecoder(
                new Shape(first, times.get(0), pitches.get(0)),
                levels,
                new Outputs(context.outputs(), frames.mels()));
    }

    /** The size halved once, twice, ... rounded up, the smallest first. */
    private static List<Long> halved(long size, int times) {
        List<Long> sizes = new ArrayList<>(List.of(size));
        for (int i = 0; i < times; i++) {
            sizes.add((sizes.get(i) + 1) / 2);
        }
        Collections.reverse(sizes);
        return sizes;
    }

    private static Layer resized(long time, long pitch, int channels) {
        Convolution convolution = new Convolution(channels, 3, 1);
        return (name, x, pass) ->
                convolution.apply(name, Operations.resizeNearest(x, time, pitch), pass);
    }
}
