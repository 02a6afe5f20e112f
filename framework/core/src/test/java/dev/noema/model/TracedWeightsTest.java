package dev.noema.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.ConstantInitializer;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.spi.Pass;
import dev.noema.trace.Program;
import dev.noema.trace.Source;
import dev.noema.trace.TorchLowering;
import dev.noema.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class TracedWeightsTest {

    private static final Shape ROW = new Shape(3);

    @Test
    void aBlockUsedTwiceHasItsParametersOnceAndTheSumOfBothGradients() {
        Block twice = Linear.builder().setUnits(3).optBias(false).build();
        BiFunction<Pass, NDArray, NDArray> function =
                (pass, x) -> pass.apply("second", twice, pass.apply("first", twice, x)).sum();
        try (Weights weights = new Weights();
                NDManager manager = Torch.newManager()) {
            Program program = trace(weights, false, function);
            assertEquals(Set.of("first/weight"), weights.parameters().keySet());
            assertEquals(1, program.sources(Source.Kind.PARAMETER).size());

            Arguments arguments =
                    new Arguments(program, weights.parameterLayout(), weights.bufferLayout());
            List<String> body = new ArrayList<>(arguments.prologue());
            body.addAll(TorchLowering.lower(program, arguments::expression, false));
            String loss = TorchLowering.variable(program.outputs().get("y"));
            body.add("gs = torch.grad([" + loss + "], [p], None, False, False, False)");
            body.add("g = unchecked_cast(Tensor, gs[0])");
            float[] w = {0.5f, -1, 2, 1, 0.25f, -0.5f, 3, 1, -2};
            float[] x = {1, 2, -1, 0.5f, -3, 1};
            try (TorchFunction gradient =
                    TorchFunction.compile(arguments.names(), body, List.of("g"))) {
                NDArray p = manager.create(java.util.Arrays.copyOf(w, 16));
                p.setRequiresGradient(true);
                float[] found =
                        gradient.callWithGradients(
                                        manager,
                                        manager.create(x, new Shape(2, 3)),
                                        manager.zeros(new Shape(0)),
                                        p,
                                        manager.zeros(new Shape(0)))
                                .get(0)
                                .toFloatArray();
                assertArrayEquals(
                        gradientOfTwoProducts(w, x), java.util.Arrays.copyOf(found, 9), 1e-4f);
            }
        }
    }

    // loss = 1' W W s, s = sum of the rows of x: dloss/dW = 1 (W s)' + (W' 1) s'
    private static float[] gradientOfTwoProducts(float[] w, float... x) {
        float[] gradient = new float[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                float column = 0;
                float product = 0;
                for (int k = 0; k < 3; k++) {
                    column += w[3 * k + i];
                    product += w[3 * j + k] * (x[k] + x[3 + k]);
                }
                gradient[3 * i + j] = product + column * (x[j] + x[3 + j]);
            }
        }
        return gradient;
    }

    @Test
    void tracingInTrainingModeMovesNoRunningStatistics() {
        Block norm = BatchNorm.builder().build();
        BiFunction<Pass, NDArray, NDArray> function =
                (pass, x) -> pass.apply("norm", norm, x.add(7)).sum();
        try (Weights weights = new Weights()) {
            Program program = trace(weights, true, function);
            assertEquals(2, program.sources(Source.Kind.BUFFER).size());
            trace(weights, true, function);
            float[] zeros = new float[3];
            float[] ones = {1, 1, 1};
            assertArrayEquals(zeros, weights.buffers().get("norm/runningMean").toFloatArray());
            assertArrayEquals(ones, weights.buffers().get("norm/runningVar").toFloatArray());
            assertArrayEquals(ones, weights.parameters().get("norm/gamma").toFloatArray());
            assertArrayEquals(zeros, weights.parameters().get("norm/beta").toFloatArray());
        }
    }

    @Test
    void aBlockMadeAnewInEveryPassKeepsTheFirstWeights() {
        List<Float> starts = new ArrayList<>(List.of(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f));
        BiFunction<Pass, NDArray, NDArray> function =
                (pass, x) -> {
                    Block block = Linear.builder().setUnits(3).build();
                    block.setInitializer(
                            new ConstantInitializer(starts.remove(0)), parameter -> true);
                    return pass.apply("linear", block, x);
                };
        try (Weights weights = new Weights()) {
            trace(weights, false, function);
            trace(weights, false, function);
            assertEquals(Set.of("linear/weight", "linear/bias"), weights.parameters().keySet());
            float[] first = weights.parameters().get("linear/weight").toFloatArray();
            assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, first);
        }
    }

    private static Program trace(
            Weights weights, boolean training, BiFunction<Pass, NDArray, NDArray> function) {
        return Tracer.trace(
                List.of("batch"),
                List.of(Tracer.Input.batched("x", ROW)),
                (recorder, inputs, sizes) ->
                        Map.of(
                                "y",
                                function.apply(
                                        TracedPass.tracing(recorder, weights, training),
                                        inputs.get("x"))));
    }
}
