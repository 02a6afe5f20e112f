package dev.noema.trace;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Random layers over pictures, {@code (batch, channels, height, width)}, or volumes, with a depth
 * before the height.
 */
final class RandomSpaces implements Supplier<RandomLayer> {

    private static final long MOST = 4000;

    private final Random random;
    private long channels;
    private long[] sizes;

    RandomSpaces(Random random, long channels, long... sizes) {
        this.random = random;
        this.channels = channels;
        this.sizes = sizes;
    }

    @Override
    public RandomLayer get() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> convolution();
            case 2 -> transposed();
            case 3 -> pool();
            case 4 ->
                    RandomLayer.same("batch norm", RandomLayer.block(BatchNorm.builder().build()));
            default -> RandomLayer.activation(random);
        };
    }

    // For each axis a number from the least to the most.
    private Shape each(int least, int most) {
        return new Shape(
                IntStream.range(0, sizes.length)
                        .mapToLong(axis -> least + random.nextInt(most - least + 1))
                        .toArray());
    }

    // Whether the layer leaves something of every axis, and not too much; then these are the sizes.
    private boolean becomes(LongUnaryOperator size) {
        long[] next = IntStream.range(0, sizes.length).mapToLong(size::applyAsLong).toArray();
        boolean fits =
                Arrays.stream(next).allMatch(each -> each > 0)
                        && Arrays.stream(next).reduce(1, Math::multiplyExact) < MOST;
        sizes = fits ? next : sizes;
        return fits;
    }

    private RandomLayer convolution() {
        Shape kernel = each(1, 3);
        Shape stride = each(1, 2);
        Shape padding = each(0, 1);
        Shape dilation = each(1, 2);
        LongUnaryOperator size =
                axis -> {
                    int i = (int) axis;
                    long reach = dilation.get(i) * (kernel.get(i) - 1) + 1;
                    return Math.floorDiv(sizes[i] + 2 * padding.get(i) - reach, stride.get(i)) + 1;
                };
        if (!becomes(size)) {
            return RandomLayer.activation(random);
        }
        long out = 2L + 2L * random.nextInt(3);
        long groups = RandomLayer.divisor(random, channels, out);
        channels = out;
        Convolution.ConvolutionBuilder<?> builder =
                sizes.length == 2 ? Conv2d.builder() : Conv3d.builder();
        builder.setKernelShape(kernel)
                .setFilters((int) out)
                .optStride(stride)
                .optPadding(padding)
                .optDilation(dilation)
                .optGroups((int) groups)
                .optBias(random.nextBoolean());
        Block block =
                builder instanceof Conv2d.Builder pictures
                        ? pictures.build()
                        : ((Conv3d.Builder) builder).build();
        return RandomLayer.same(
                "convolution k%s s%s p%s d%s g%d to %d"
                        .formatted(kernel, stride, padding, dilation, groups, out),
                RandomLayer.block(block));
    }

    private RandomLayer transposed() {
        Shape kernel = each(1, 4);
        Shape stride = each(1, 2);
        Shape padding = each(0, 1);
        Shape dilation = each(1, 2);
        // less than the stride
        Shape outputPadding =
                new Shape(
                        Arrays.stream(stride.getShape())
                                .map(most -> random.nextInt((int) most))
                                .toArray());
        LongUnaryOperator size =
                axis -> {
                    int i = (int) axis;
                    long reach = dilation.get(i) * (kernel.get(i) - 1) + 1;
                    long whole = (sizes[i] - 1) * stride.get(i) + reach;
                    return whole - 2 * padding.get(i) + outputPadding.get(i);
                };
        if (!becomes(size)) {
            return RandomLayer.activation(random);
        }
        long out = 2L + 2L * random.nextInt(2);
        long groups = RandomLayer.divisor(random, channels, out);
        Shape weight = new Shape(channels, out / groups).addAll(kernel);
        channels = out;
        return RandomLayer.same(
                "transposed k%s s%s p%s o%s d%s g%d to %d"
                        .formatted(kernel, stride, padding, outputPadding, dilation, groups, out),
                (name, x, lengths, pass) ->
                        Operations.convolutionTranspose(
                                x,
                                pass.scope(name).parameter("weight", weight, RandomLayer.WEIGHTS),
                                null,
                                stride,
                                padding,
                                outputPadding,
                                dilation,
                                (int) groups));
    }

    private RandomLayer pool() {
        Shape kernel = each(1, 3);
        Shape stride = each(1, 3);
        boolean greatest = random.nextBoolean();
        LongUnaryOperator size =
                axis -> {
                    int i = (int) axis;
                    return Math.floorDiv(sizes[i] - kernel.get(i), stride.get(i)) + 1;
                };
        if (!becomes(size)) {
            return RandomLayer.activation(random);
        }
        Block block =
                sizes.length == 2
                        ? greatest
                                ? Pool.maxPool2dBlock(kernel, stride)
                                : Pool.avgPool2dBlock(kernel, stride)
                        : greatest
                                ? Pool.maxPool3dBlock(kernel, stride)
                                : Pool.avgPool3dBlock(kernel, stride);
        return RandomLayer.same(
                "%s pool k%s s%s".formatted(greatest ? "max" : "average", kernel, stride),
                RandomLayer.block(block));
    }
}
