package dev.noema.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;
import dev.noema.trace.Program;
import dev.noema.trace.Step;
import dev.noema.trace.TorchLowering;
import dev.noema.trace.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step in bfloat16 against the same step in float32. */
class MixedPrecisionTest {

    private static final int BFLOAT16 = 15;
    private static final int FLOAT32 = 6;
    private static final int BATCH = 16;
    private static final Shape PICTURE = new Shape(1, 8, 8);

    private final Random random = new Random(5);
    private NDManager manager;
    private Weights weights;

    @BeforeEach
    void open() {
        Torch.seed(3);
        manager = Torch.newManager();
        weights = new Weights();
    }

    @AfterEach
    void close() {
        weights.close();
        manager.close();
    }

    private static Block convolutions() {
        return new SequentialBlock()
                .add(convolution(8))
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(convolution(8))
                .add(Activation.reluBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(8).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .optStride(new Shape(2, 2))
                .setFilters(filters)
                .build();
    }

    private static Block perceptron(int units) {
        return new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(32).build())
                .add(Activation::gelu)
                .add(Linear.builder().setUnits(units).build());
    }

    /**
     * A small variational autoencoder, its densities written with operations that take any type.
     */
    private Program program(Block encoder) {
        Block decoder = perceptron(64);
        return Tracer.trace(
                List.of("batch"),
                List.of(Tracer.Input.batched("x", PICTURE)),
                (recorder, inputs, sizes) -> {
                    TracedPass pass = TracedPass.tracing(recorder, weights, true);
                    return loss(inputs.get("x"), pass, encoder, decoder);
                });
    }

    private static Map<String, NDArray> loss(NDArray x, Pass pass, Block encoder, Block decoder) {
        NDArray out = pass.apply("encoder", encoder, x);
        NDArray mean = out.get(":, :4");
        NDArray logVariance = out.get(":, 4:");
        NDArray z = mean.add(logVariance.div(2).exp().mul(pass.normal("z", mean.getShape())));
        NDArray kl = mean.mul(mean).add(logVariance.exp()).sub(1).sub(logVariance).div(2);
        NDArray logits = pass.apply("decoder", decoder, z).reshape(-1, 1, 8, 8);
        NDArray nll = Operations.softplus(logits).sub(logits.mul(x)).sum(new int[] {1, 2, 3});
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        outputs.put("loss", nll.add(kl.sum(new int[] {1})).mean());
        outputs.put("nll", nll);
        outputs.put("kl", kl);
        return outputs;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lossGradientAndStatisticsStayNearFloat32(boolean convolutional) {
        Program program = program(convolutional ? convolutions() : perceptron(8));
        float[] x = uniform(BATCH * 64);
        float[] noise = uniform(BATCH * 4);
        NDList full = gradient(program, false, x, noise);
        NDList mixed = gradient(program, true, x, noise);

        float loss = full.get(0).getFloat();
        assertEquals(loss, mixed.get(0).getFloat(), 0.005f * loss);
        assertTrue(loss != mixed.get(0).getFloat(), "nothing was computed in bfloat16");
        float[] one = full.get(1).toFloatArray();
        float[] other = mixed.get(1).toFloatArray();
        double across = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            across += (double) one[i] * other[i];
            ones += (double) one[i] * one[i];
            others += (double) other[i] * other[i];
        }
        assertTrue(across / Math.sqrt(ones * others) > 0.998, "cosine " + across);
        assertEquals(Math.sqrt(ones), Math.sqrt(others), 0.02 * Math.sqrt(ones));

        assertEquals(DataType.FLOAT32, mixed.get(2).getDataType());
        float[] statistics = full.get(2).toFloatArray();
        float[] mixedStatistics = mixed.get(2).toFloatArray();
        for (int i = 0; i < statistics.length; i++) {
            assertEquals(statistics[i], mixedStatistics[i], 0.01 + 0.01 * Math.abs(statistics[i]));
        }
    }

    @Test
    void onlyWhatLeadsToAFurtherProductIsBfloat16() {
        Program program = program(convolutions());
        List<Integer> types = types(program);
        List<String> half = new ArrayList<>();
        for (int i = 0; i < program.steps().size(); i++) {
            if (types.get(i) == BFLOAT16) {
                half.add(program.steps().get(i).operation().name());
            } else {
                assertEquals(FLOAT32, types.get(i));
            }
        }
        // Not the convolution of the one grey channel, nor what it gives; the second one up to the
        // encoder's last product, which itself gives float32; the decoder's inner layer.
        assertEquals(List.of("convolution2d", "relu", "reshape", "linear", "gelu"), half);
    }

    @Test
    void preciseProductsAndMixedInputsAreFloat32() {
        Program program =
                Tracer.trace(
                        List.of("batch"),
                        List.of(Tracer.Input.batched("x", new Shape(4))),
                        (recorder, inputs, sizes) -> {
                            TracedPass pass = TracedPass.tracing(recorder, weights, true);
                            NDArray x = inputs.get("x");
                            NDArray square = pass.constant(new float[16], new Shape(4, 4));
                            NDArray half = x.matMul(square);
                            // a scalar would not lift bfloat16 to float32 by itself
                            NDArray scaled = half.mul(pass.constant(new float[] {3}, new Shape()));
                            NDArray density = Operations.preciseMatMul(x, square);
                            return Map.of("y", scaled.matMul(square).add(density));
                        });
        List<Integer> types = types(program);
        Map<String, Integer> last = new LinkedHashMap<>();
        for (int i = 0; i < types.size(); i++) {
            last.put(program.steps().get(i).operation().name(), types.get(i));
        }
        assertEquals(Map.of("matMul", 6, "mul", 6, "preciseMatMul", 6, "add", 6), last);
    }

    /** The type that the first output of each step has when the program runs mixed. */
    private List<Integer> types(Program program) {
        Arguments arguments =
                new Arguments(program, weights.parameterLayout(), weights.bufferLayout());
        List<String> body = new ArrayList<>(arguments.prologue());
        body.addAll(TorchLowering.lower(program, arguments::expression, true));
        List<String> outputs = new ArrayList<>();
        for (Step step : program.steps()) {
            String type = "t" + step.output();
            body.add(
                    type
                            + " = torch.full([], ops.prim.dtype("
                            + TorchLowering.variable(step.output())
                            + "), dtype=4)");
            outputs.add(type);
        }
        try (TorchFunction function = TorchFunction.compile(arguments.names(), body, outputs)) {
            List<NDArray> given = new ArrayList<>();
            given.add(manager.create(uniform(BATCH * 64)).reshape(shapeOf(program)));
            arguments(program, arguments, uniform(BATCH * 4), given);
            return function.call(manager, given.toArray(new NDArray[0])).stream()
                    .map(type -> (int) type.getLong())
                    .toList();
        }
    }

    private static Shape shapeOf(Program program) {
        long[] event =
                program.sources().get(0).shape().stream()
                        .mapToLong(size -> size.offset())
                        .toArray();
        event[0] = -1;
        return new Shape(event);
    }

    private NDList gradient(Program program, boolean mixed, float[] x, float... noise) {
        Arguments arguments =
                new Arguments(program, weights.parameterLayout(), weights.bufferLayout());
        List<String> body = new ArrayList<>(arguments.prologue());
        body.addAll(TorchLowering.lower(program, arguments::expression, mixed));
        String loss = TorchLowering.variable(program.outputs().get("loss"));
        body.add("gs = torch.grad([" + loss + "], [p], None, False, False, False)");
        body.add("g = unchecked_cast(Tensor, gs[0])");
        body.add("l = torch.detach(" + loss + ")");
        try (TorchFunction function =
                TorchFunction.compile(arguments.names(), body, List.of("l", "g", "b"))) {
            List<NDArray> given = new ArrayList<>();
            given.add(manager.create(x, new Shape(BATCH).addAll(PICTURE)));
            arguments(program, arguments, noise, given);
            return function.callWithGradients(manager, given.toArray(new NDArray[0]));
        }
    }

    private void arguments(
            Program program, Arguments arguments, float[] noise, List<NDArray> given) {
        if (!TracedModel.noise(program).isEmpty()) {
            given.add(manager.create(noise, new Shape(BATCH, 4)));
        }
        given.addAll(arguments.constants(manager));
        given.add(arguments.schedule(manager, Map.of()));
        NDArray parameters = flat(weights.parameterLayout(), weights.parameters());
        parameters.setRequiresGradient(true);
        given.add(parameters);
        given.add(flat(weights.bufferLayout(), weights.buffers()));
    }

    private NDArray flat(Layout layout, Map<String, NDArray> arrays) {
        float[] all = new float[Math.max(1, layout.length())];
        for (Layout.Segment segment : layout.segments()) {
            float[] values = arrays.get(segment.name()).toFloatArray();
            System.arraycopy(values, 0, all, segment.offset(), values.length);
        }
        return manager.create(all);
    }

    private float[] uniform(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
