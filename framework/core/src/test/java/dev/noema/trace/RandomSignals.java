package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import dev.noema.nn.Dense;
import dev.noema.nn.Recurrence;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random layers over signals of a dynamic length, {@code (batch, channels, time)}. */
final class RandomSignals implements Supplier<RandomLayer> {

    private final Random random;
    private long channels;

    RandomSignals(Random random, long channels) {
        this.random = random;
        this.channels = channels;
    }

    @Override
    public RandomLayer get() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> convolution();
            case 2 -> transposed();
            case 3 -> pool();
            case 4 -> recurrence();
            case 5 -> recurrenceOfDjl();
            case 6 -> dense();
            case 7 -> attention();
            case 8 ->
                    RandomLayer.same("batch norm", RandomLayer.block(BatchNorm.builder().build()));
            case 9 -> every();
            case 10 -> padded();
            default -> activation();
        };
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private RandomLayer convolution() {
        int kernel = upTo(5);
        int stride = upTo(3);
        // A window of one value in the padding ends the process: oneDNN's brgemm_convolution.
        int padding = random.nextInt(3) * (kernel == 1 ? 0 : 1);
        int dilation = upTo(2);
        long out = 2L * upTo(3);
        long groups = RandomLayer.divisor(random, channels, out);
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
        return new RandomLayer(
                "convolution k%d s%d p%d d%d g%d to %d"
                        .formatted(kernel, stride, padding, dilation, groups, out),
                RandomLayer.block(block),
                size -> (size - 1) * stride + reach - 2L * padding);
    }

    private RandomLayer transposed() {
        int kernel = upTo(4);
        int stride = upTo(3);
        int padding = random.nextInt(Math.min(2, kernel));
        int outputPadding = random.nextInt(stride);
        long out = 2L * upTo(3);
        long groups = RandomLayer.divisor(random, channels, out);
        Shape shape = new Shape(channels, out / groups, kernel);
        channels = out;
        return new RandomLayer(
                "transposed k%d s%d p%d o%d g%d to %d"
                        .formatted(kernel, stride, padding, outputPadding, groups, out),
                (name, x, lengths, pass) ->
                        Operations.convolutionTranspose(
                                x,
                                pass.scope(name).parameter("weight", shape, RandomLayer.WEIGHTS),
                                pass.scope(name)
                                        .parameter("bias", new Shape(out), RandomLayer.WEIGHTS),
                                new Shape(stride),
                                new Shape(padding),
                                new Shape(outputPadding),
                                (int) groups),
                size -> (size + 2L * padding - kernel - outputPadding + stride - 1) / stride + 1);
    }

    private RandomLayer pool() {
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
        return new RandomLayer(
                "%s pool k%d s%d p%d%s%s"
                        .formatted(
                                greatest ? "max" : "average",
                                kernel,
                                stride,
                                padding,
                                ceil ? " ceil" : "",
                                counted ? " counted" : ""),
                RandomLayer.block(block),
                size -> (size - 1) * stride + kernel - 2L * padding);
    }

    private RandomLayer recurrence() {
        List<RecurrentCell> cells = List.of(RecurrentCell.values());
        RecurrentCell cell = cells.get(random.nextInt(cells.size()));
        Recurrence recurrence = new Recurrence(cell, upTo(7), upTo(3), random.nextBoolean(), 0);
        boolean own = random.nextBoolean();
        channels = recurrence.width();
        return RandomLayer.same(
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

    private RandomLayer recurrenceOfDjl() {
        RecurrentBlock.BaseBuilder<?> builder =
                switch (random.nextInt(4)) {
                    case 0 -> GRU.builder();
                    case 1 -> LSTM.builder();
                    case 2 -> RNN.builder().setActivation(RNN.Activation.TANH);
                    default -> RNN.builder().setActivation(RNN.Activation.RELU);
                };
        int size = upTo(7);
        int layers = upTo(3);
        boolean bidirectional = random.nextBoolean();
        boolean batchFirst = random.nextBoolean();
        boolean biases = random.nextBoolean();
        builder.setStateSize(size)
                .setNumLayers(layers)
                .optBidirectional(bidirectional)
                .optBatchFirst(batchFirst)
                .optHasBiases(biases);
        Block block =
                builder instanceof GRU.Builder gru
                        ? gru.build()
                        : builder instanceof LSTM.Builder lstm
                                ? lstm.build()
                                : ((RNN.Builder) builder).build();
        channels = bidirectional ? 2L * size : size;
        int[] there = batchFirst ? new int[] {0, 2, 1} : new int[] {2, 0, 1};
        int[] back = batchFirst ? new int[] {0, 2, 1} : new int[] {1, 2, 0};
        RandomLayer.Step run = RandomLayer.block(block);
        return RandomLayer.same(
                "DJL's %s %d, %d layers%s%s%s"
                        .formatted(
                                block.getClass().getSimpleName(),
                                size,
                                layers,
                                bidirectional ? ", both ways" : "",
                                batchFirst ? "" : ", time first",
                                biases ? "" : ", without biases"),
                (name, x, lengths, pass) ->
                        run.run(name, x.transpose(there), lengths, pass).transpose(back));
    }

    private RandomLayer dense() {
        long out = upTo(8);
        channels = out;
        return RandomLayer.same(
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

    private RandomLayer attention() {
        return RandomLayer.same(
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

    private RandomLayer every() {
        int step = 2 + random.nextInt(2);
        int start = random.nextInt(2);
        return new RandomLayer(
                "every " + step + " from " + start,
                (name, x, lengths, pass) -> x.get(":, :, {}::{}", start, step),
                size -> (size - 1) * step + start + 1);
    }

    // Half of the length, rounded down as Java does, and what is made of it.
    private RandomLayer padded() {
        return new RandomLayer(
                "first half beside the whole",
                (name, x, lengths, pass) -> {
                    long half = x.getShape().get(2) / 2;
                    return x.get(":, :, :" + half).concat(x, 2);
                },
                size -> Math.max(2, (2 * size + 2) / 3));
    }

    private RandomLayer activation() {
        return random.nextInt(5) == 0
                ? RandomLayer.same(
                        "mean off", (name, x, lengths, pass) -> x.sub(x.mean(new int[] {2}, true)))
                : RandomLayer.activation(random);
    }
}
