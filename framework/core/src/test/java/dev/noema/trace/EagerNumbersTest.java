package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.noema.engine.Torch;
import org.junit.jupiter.api.Test;

/**
 * Numbers in eager gradients. The engine puts a number into memory that Java frees at the next
 * collection, and autograd reads it later; through a recorder it is a literal.
 */
class EagerNumbersTest {

    @Test
    void gradientsAreRightWhileTheCollectorRuns() {
        float[] values = {0.5f, 1, 1.5f, 2};
        float[] expected = new float[4];
        for (int i = 0; i < 4; i++) {
            // d/dx ((0.25 x)^3 / 0.5 + 3 / x) = 3 * 0.25^3 x^2 / 0.5 - 3 / x^2
            double x = values[i];
            expected[i] = (float) (3 * Math.pow(0.25, 3) * x * x / 0.5 - 3 / (x * x));
        }
        for (int round = 0; round < 30; round++) {
            assertArrayEquals(expected, gradient(values), 1e-5f);
        }
    }

    private static float[] gradient(float... values) {
        Torch.start();
        try (NDManager manager = Torch.newManager()) {
            NDArray x = manager.create(values);
            x.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray recorded =
                        Recorder.eager(manager, true).source(Source.Kind.PARAMETER, "x", x);
                NDArray loss =
                        recorded.mul(0.25f)
                                .pow(3)
                                .div(0.5f)
                                .add(recorded.getNDArrayInternal().rdiv(3))
                                .sum();
                overwriteFreedMemory();
                collector.backward(Recorder.real(loss));
            }
            return x.getGradient().toFloatArray();
        }
    }

    private static void overwriteFreedMemory() {
        System.gc();
        for (int i = 0; i < 200; i++) {
            java.nio.ByteBuffer.allocateDirect(4).putFloat(0, 77);
        }
    }
}
