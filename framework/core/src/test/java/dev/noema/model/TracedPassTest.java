package dev.noema.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.trace.Program;
import dev.noema.trace.Source;
import dev.noema.trace.TorchLowering;
import dev.noema.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracedPassTest {

    @Test
    void convolutionalVaeCompilesToTheSameLoss() {
        Torch.seed(7);
        var encoder =
                new SequentialBlock()
                        .add(
                                Conv2d.builder()
                                        .setKernelShape(new Shape(4, 4))
                                        .setFilters(8)
                                        .optStride(new Shape(2, 2))
                                        .optPadding(new Shape(1, 1))
                                        .build())
                        .add(BatchNorm.builder().build())
                        .add(Activation.reluBlock())
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(10).build());
        var decoder = Linear.builder().setUnits(64).build();
        try (Weights weights = new Weights()) {
            Program program =
                    Tracer.trace(
                            List.of(Tracer.Input.batched("x", new Shape(1, 8, 8))),
                            (recorder, in) -> {
                                TracedPass pass = TracedPass.tracing(recorder, weights, true);
                                NDArray x = in.get("x");
                                NDArray h = pass.apply("encoder", encoder, x);
                                NDArray mean = h.get(":, :5");
                                NDArray logVariance = h.get(":, 5:");
                                NDArray z =
                                        mean.add(
                                                logVariance
                                                        .mul(0.5f)
                                                        .exp()
                                                        .mul(
                                                                pass.normal(
                                                                        "posterior",
                                                                        mean.getShape())));
                                NDArray logits =
                                        pass.apply("decoder", decoder, z).reshape(x.getShape());
                                NDArray loss =
                                        Activation.softPlus(logits)
                                                .sub(logits.mul(x))
                                                .sum()
                                                .div(x.getShape().get(0));
                                return Map.of("loss", loss);
                            });
            System.err.println(program.listing());
            List<String> names = new ArrayList<>();
            List<String> body =
                    TorchLowering.lower(
                            program,
                            source -> {
                                names.add("s" + source.value());
                                return "s" + source.value();
                            },
                            false);
            System.err.println(String.join("\n", body));
            try (NDManager manager = Torch.newManager();
                    TorchFunction function =
                            TorchFunction.compile(
                                    names,
                                    body,
                                    List.of(
                                            TorchLowering.variable(
                                                    program.outputs().get("loss"))))) {
                NDList arguments = new NDList();
                for (Source source : program.sources()) {
                    arguments.add(
                            switch (source.kind()) {
                                case DATA -> manager.full(new Shape(7, 1, 8, 8), 0.3f);
                                case NORMAL -> manager.zeros(new Shape(7, 5));
                                default -> weights.initial(source.name());
                            });
                }
                float loss =
                        function.call(manager, arguments.toArray(new NDArray[0])).get(0).getFloat();
                assertEquals(44.4f, loss, 5f);
            }
        }
        assertTrue(true);
    }
}
