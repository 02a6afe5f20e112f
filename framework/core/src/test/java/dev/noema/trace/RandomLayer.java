package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import dev.noema.spi.Pass;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * One layer of a random network.
 *
 * @param text what it is, for messages
 * @param run computes it
 * @param needs how long its input must be for an output of a length
 */
record RandomLayer(String text, Step run, LongUnaryOperator needs) {

    static final Initializer WEIGHTS = new NormalInitializer(0.3f);

    /** What a layer computes. */
    interface Step {
        NDArray run(String name, NDArray x, NDArray lengths, Pass pass);
    }

    static Step block(Block block) {
        block.setInitializer(WEIGHTS, Parameter.Type.WEIGHT);
        return (name, x, lengths, pass) -> pass.apply(name, block, x);
    }

    /** One that leaves the length as it is, or runs where none is dynamic. */
    static RandomLayer same(String text, Step step) {
        return new RandomLayer(text, step, size -> size);
    }

    static RandomLayer activation(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> same("tanh", (name, x, lengths, pass) -> x.tanh());
            case 1 -> same("relu", (name, x, lengths, pass) -> x.getNDArrayInternal().relu());
            case 2 -> same("silu", (name, x, lengths, pass) -> Operations.silu(x));
            default -> same("softmax", (name, x, lengths, pass) -> x.softmax(1));
        };
    }

    /** A random common divisor: a number of groups. */
    static long divisor(Random random, long of, long and) {
        long[] common =
                LongStream.rangeClosed(1, Math.min(of, and))
                        .filter(i -> of % i == 0 && and % i == 0)
                        .toArray();
        return common[random.nextInt(common.length)];
    }
}
