package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import dev.noema.nn.Dense;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.LongUnaryOperator;

/**
 * A network of random layers over signals of a dynamic length, {@code (batch, channels, time)}, or
 * over pictures; equal seeds make equal networks.
 */
final class RandomNetwork {

    private static final Initializer WEIGHTS = new NormalInitializer(0.3f);

    /**
     * One layer.
     *
     * @param text what it is, for messages
     * @param run computes it
     * @param needs how long its input must be for an output of a length
     */
    private record Layer(String text, Step run, LongUnaryOperator needs) {}

    /** What a layer computes. */
    private interface Step {
        NDArray run(String name, NDArray x, NDArray lengths, Pass pass);
    }

    private final Random random;
    private final boolean pictures;
    private final List<Layer> layers = new ArrayList<>();
    private final long first;
    private long channels;
    private long height = 9;
    private long width = 12;

    RandomNetwork(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        pictures = random.nextInt(4) == 0;
        channels = 1 + random.nextInt(6);
        first = channels;
        int depth = 1 + random.nextInt(6);
        for (int i = 0; i < depth; i++) {
            layers.add(pictures ? ofPictures() : ofSignals());
        }
    }

    List<Tracer.Input> inputs() {
        if (pictures) {
            return List.of(Tracer.Input.batched("x", new Shape(first, 9, 12)));
        }
        return List.of(
                new Tracer.Input(
                        "x",
                        DataType.FLOAT32,
                        List.of(Size.of("batch"), Size.fixed(first), Size.of("time"))),
                new Tracer.Input("lengths", DataType.FLOAT32, List.of(Size.of("batch"))));
    }

    /** Batches and lengths that no trace has: the least possible ones too. */
    List<Map<String, Long>> sizes() {
        if (pictures) {
            return List.of(Map.of("batch", 1L), Map.of("batch", 5L));
        }
        long least = 1;
        for (int i = layers.size() - 1; i >= 0; i--) {
            least = Math.max(1, layers.get(i).needs().applyAsLong(least));
        }
        return List.of(
                Map.of("batch", 1L, "time", least),
                Map.of("batch", 2L, "time", least + 1 + random.nextInt(7)),
                Map.of("batch", 4L, "time", least + 20 + random.nextInt(30)));
    }

    NDArray run(Pass pass, List<NDArray> inputs) {
        NDArray x = inputs.get(0);
        for (int i = 0; i < layers.size(); i++) {
            NDArray lengths = inputs.size() == 1 ? null : inputs.get(1);
            x = layers.get(i).run().run("layer" + i, x, lengths, pass);
        }
        return x;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", first + " channels: ", "");
        layers.forEach(layer -> text.add(layer.text()));
        return text.toString();
    }

    private Layer ofSignals() {
        return switch (random.nextInt(11)) {
            case 0, 1 -> convolution();
            case 2 -> transposed();
            case 3 -> pool();
            case 4 -> recurrence();
            case 5 -> dense();
            case 6 -> attention();
            case 7 -> same("batch norm", block(BatchNorm.builder().build()));
            case 8 -> every();
            case 9 -> padded();
            default -> activation();
        };
    }

    private Layer ofPictures() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> convolution2d();
            case 2 -> transposed2d();
            case 3 -> pool2d();
            case 4 -> same("batch norm", block(BatchNorm.builder().build()));
            default -> activation();
        };
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private long divisor(long of, long and) {
        List<Long> common = new ArrayList<>();
        for (long i = 1; i <= Math.min(of, and); i++) {
            if (of % i == 0 && and % i == 0) {
                common.add(i);
            }
        }
        return common.get(random.nextInt(common.size()));
    }

    private static Step block(Block block) {
        block.setInitializer(WEIGHTS, ai.djl.nn.Parameter.Type.WEIGHT);
        return (name, x, lengths, pass) -> pass.apply(name, block, x);
    }

    private static Layer same(String text, Step step) {
        return new Layer(text, step, size -> size);
    }

    private Layer convolution() {
        int kernel = upTo(5);
        int stride = upTo(3);
        int padding = random.nextInt(3);
        int dilation = upTo(2);
        long out = 2L * upTo(3);
        long groups = divisor(channels, out);
        channels = out;
        long reach = dilation * (kernel - 1L) + 1;
        Block block =
                Conv1d.builder()
                        .setKernelShape(new Shape(kernel))
                        .setFilters((int) out)
                        .optStride(new Shape(stride))
                        .optPadding(new Shape(padding))
                        .optDilation(new Shape(dilation))
                        .optGroups((int) groups)
                        .optBias(random.nextBoolean())
                        .build();
        return new Layer(
                "convolution k%d s%d p%d d%d g%d to %d"
                        .formatted(kernel, stride, padding, dilation, groups, out),
                block(block),
                size -> (size - 1) * stride + reach - 2L * padding);
    }

    private Layer transposed() {
        int kernel = upTo(4);
        int stride = upTo(3);
        int padding = random.nextInt(Math.min(2, kernel));
        int outputPadding = random.nextInt(stride);
        long out = 2L * upTo(3);
        long groups = divisor(channels, out);
        Shape shape = new Shape(channels, out / groups, kernel);
        channels = out;
        return new Layer(
                "transposed k%d s%d p%d o%d g%d to %d"
                        .formatted(kernel, stride, padding, outputPadding, groups, out),
                (name, x, lengths, pass) ->
                        Operations.convolutionTranspose(
                                x,
                                pass.scope(name).parameter("weight", shape, WEIGHTS),
                                pass.scope(name).parameter("bias", new Shape(out), WEIGHTS),
                                new Shape(stride),
                                new Shape(padding),
                                new Shape(outputPadding),
                                (int) groups),
                size -> (size + 2L * padding - kernel - outputPadding + stride - 1) / stride + 1);
    }

    private Layer pool() {
        int kernel = upTo(4);
        int stride = upTo(3);
        int padding = random.nextInt(kernel / 2 + 1);
        boolean ceil = random.nextBoolean();
        boolean greatest = random.nextBoolean();
        boolean counted = random.nextBoolean();
        Block block =
                greatest
                        ? Pool.maxPool1dBlock(
                                new Shape(kernel), new Shape(stride), new Shape(padding), ceil)
                        : Pool.avgPool1dBlock(
                                new Shape(kernel),
                                new Shape(stride),
                                new Shape(padding),
                                ceil,
                                counted);
        return new Layer(
                "%s pool k%d s%d p%d%s%s"
                        .formatted(
                                greatest ? "max" : "average",
                                kernel,
                                stride,
                                padding,
                                ceil ? " ceil" : "",
                                counted ? " counted" : ""),
                block(block),
                size -> (size - 1) * stride + kernel - 2L * padding);
    }

    private Layer recurrence() {
        List<RecurrentCell> cells = List.of(RecurrentCell.values());
        RecurrentCell cell = cells.get(random.nextInt(cells.size()));
        Recurrence recurrence = new Recurrence(cell, upTo(7), upTo(3), random.nextBoolean(), 0);
        boolean own = random.nextBoolean();
        channels = recurrence.width();
        return same(
                recurrence + (own ? " with lengths" : ""),
                (name, x, lengths, pass) -> {
                    NDArray some = null;
                    if (own) { // 0 to 8, at most the time
                        some =
                                lengths.abs()
                                        .mul(4.3)
                                        .floor()
                                        .minimum(x.getShape().get(2))
                                        .toType(DataType.INT64, false);
                    }
                    return recurrence
                            .apply(name, x.transpose(0, 2, 1), List.of(), some, pass)
                            .outputs()
                            .transpose(0, 2, 1);
                });
    }

    private Layer dense() {
        long out = upTo(8);
        channels = out;
        return same(
                "dense " + out,
                (name, x, lengths, pass) -> {
                    long batch = x.getShape().get(0);
                    long time = x.getShape().get(2);
                    NDArray rows = x.transpose(0, 2, 1).reshape(batch * time, x.getShape().get(1));
                    return new Dense(out)
                            .apply(name, rows, pass)
                            .reshape(batch, time, out)
                            .swapAxes(1, 2);
                });
    }

    private Layer attention() {
        return same(
                "causal attention",
                (name, x, lengths, pass) -> {
                    NDArray rows = x.transpose(0, 2, 1);
                    long time = rows.getShape().get(1);
                    NDArray places = x.getManager().arange(0, time, 1f);
                    NDArray later = places.reshape(1, time).gt(places.reshape(time, 1));
                    NDArray scores = rows.matMul(x).mul(0.5);
                    NDArray masked = scores.add(later.toType(DataType.FLOAT32, false).mul(-1e4));
                    return masked.softmax(-1).matMul(rows).transpose(0, 2, 1);
                });
    }

    private Layer every() {
        int step = 2 + random.nextInt(2);
        int start = random.nextInt(2);
        return new Layer(
                "every " + step + " from " + start,
                (name, x, lengths, pass) -> x.get(":, :, {}::{}", start, step),
                size -> (size - 1) * step + start + 1);
    }

    // Half of the length, rounded down as Java does, and what is made of it.
    private Layer padded() {
        return new Layer(
                "first half beside the whole",
                (name, x, lengths, pass) -> {
                    long half = x.getShape().get(2) / 2;
                    return x.get(":, :, :" + half).concat(x, 2);
                },
                size -> Math.max(2, (2 * size + 2) / 3));
    }

    private Layer activation() {
        return switch (random.nextInt(5)) {
            case 0 -> same("tanh", (name, x, lengths, pass) -> x.tanh());
            case 1 -> same("relu", (name, x, lengths, pass) -> x.getNDArrayInternal().relu());
            case 2 -> same("silu", (name, x, lengths, pass) -> Operations.silu(x));
            case 3 -> same("softmax", (name, x, lengths, pass) -> x.softmax(1));
            default ->
                    same(
                            "mean off",
                            (name, x, lengths, pass) -> x.sub(x.mean(new int[] {2}, true)));
        };
    }

    private Layer convolution2d() {
        int kernel = upTo(3);
        int stride = upTo(2);
        int padding = random.nextInt(2);
        int dilation = upTo(2);
        long reach = dilation * (kernel - 1L) + 1;
        if (height + 2L * padding < reach || width + 2L * padding < reach) {
            return activation();
        }
        height = (height + 2L * padding - reach) / stride + 1;
        width = (width + 2L * padding - reach) / stride + 1;
        long out = 2L * upTo(3);
        long groups = divisor(channels, out);
        channels = out;
        return same(
                "convolution k%d s%d p%d d%d g%d to %d"
                        .formatted(kernel, stride, padding, dilation, groups, out),
                block(
                        Conv2d.builder()
                                .setKernelShape(new Shape(kernel, kernel))
                                .setFilters((int) out)
                                .optStride(new Shape(stride, stride))
                                .optPadding(new Shape(padding, padding))
                                .optDilation(new Shape(dilation, dilation))
                                .optGroups((int) groups)
                                .build()));
    }

    private Layer transposed2d() {
        int kernel = 3 + random.nextInt(2);
        int stride = upTo(2);
        long out = 2L * upTo(2);
        if (height > 20) {
            return activation();
        }
        long groups = divisor(channels, out);
        Shape shape = new Shape(channels, out / groups, kernel, kernel);
        channels = out;
        height = (height - 1) * stride + kernel - 2;
        width = (width - 1) * stride + kernel - 2;
        return same(
                "transposed k%d s%d g%d to %d".formatted(kernel, stride, groups, out),
                (name, x, lengths, pass) ->
                        Operations.convolutionTranspose(
                                x,
                                pass.scope(name).parameter("weight", shape, WEIGHTS),
                                null,
                                new Shape(stride, stride),
                                new Shape(1, 1),
                                new Shape(0, 0),
                                (int) groups));
    }

    private Layer pool2d() {
        int kernel = upTo(3);
        if (height < kernel || width < kernel) {
            return activation();
        }
        boolean greatest = random.nextBoolean();
        height = (height - kernel) / kernel + 1;
        width = (width - kernel) / kernel + 1;
        Shape window = new Shape(kernel, kernel);
        return same(
                (greatest ? "max pool " : "average pool ") + kernel,
                block(
                        greatest
                                ? Pool.maxPool2dBlock(window, window)
                                : Pool.avgPool2dBlock(window, window)));
    }
}
