package dev.noema.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchFunctionTest {

    @Test
    void runsAndDifferentiates() {
        try (NDManager manager = Torch.newManager();
                TorchFunction square =
                        TorchFunction.compile(
                                List.of("x"),
                                List.of(
                                        "y = torch.sum(torch.square(x))",
                                        "g = torch.grad([y], [x], None, False, False, False)",
                                        "g0 = unchecked_cast(Tensor, g[0])"),
                                List.of("torch.detach(y)", "g0"))) {
            NDArray x = manager.create(new float[] {1, 2, 3});
            x.setRequiresGradient(true);
            var results = square.callWithGradients(manager, x);
            assertEquals(14f, results.get(0).getFloat());
            assertArrayEquals(new float[] {2, 4, 6}, results.get(1).toFloatArray());
        }
    }

    @Test
    void writesInPlace() {
        try (NDManager manager = Torch.newManager();
                TorchFunction add =
                        TorchFunction.compile(
                                List.of("a", "b"),
                                List.of("_0 = torch.add_(a, b)"),
                                List.of("a"))) {
            NDArray a = manager.ones(new ai.djl.ndarray.types.Shape(2));
            add.call(manager, a, manager.ones(new ai.djl.ndarray.types.Shape(2)));
            assertArrayEquals(new float[] {2, 2}, a.toFloatArray());
        }
    }

    @Test
    void refusedSourceIsShown() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                TorchFunction.compile(
                                        List.of("x"),
                                        List.of("y = torch.no_such(x)"),
                                        List.of("y")));
        assertTrue(refused.getMessage().contains("torch.no_such"), refused.getMessage());
    }
}
