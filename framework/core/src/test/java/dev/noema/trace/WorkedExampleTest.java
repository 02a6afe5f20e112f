package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Pass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of docs/architecture.md, shown there as it is. */
class WorkedExampleTest {

    private static final Path DOCUMENT = Path.of("../../docs/architecture.md");

    private final Linear linear = Linear.builder().setUnits(16).build();

    // What a decoder of tiny pictures does.
    private NDArray decode(NDArray z, Pass pass) {
        NDArray features = Activation.relu(pass.apply("linear", linear, z));
        return features.reshape(z.getShape().get(0), 1, 4, 4).mul(0.5);
    }

    @Test
    void theDocumentShowsWhatIsRecordedAndLowered() throws IOException {
        String document = Files.readString(DOCUMENT).replace("\r", "");
        try (Weights weights = new Weights()) {
            Program program =
                    Tracer.trace(
                            List.of("batch"),
                            List.of(Tracer.Input.batched("z", new Shape(3))),
                            (recorder, inputs, sizes) ->
                                    Map.of(
                                            "mean",
                                            decode(
                                                    inputs.get("z"),
                                                    TracedPass.tracing(recorder, weights, false))));
            List<String> texts =
                    List.of(
                            program.listing(),
                            lower(program, false),
                            lower(program, true),
                            nodes(program, weights));
            List<String> missing =
                    texts.stream()
                            // Line numbers of this file would change with every edit.
                            .map(
                                    text ->
                                            text.replaceAll(
                                                    "WorkedExampleTest.java:\\d+", "Tiny.java:12"))
                            .map(String::strip)
                            .filter(text -> !document.contains(text))
                            .toList();
            assertEquals(List.of(), missing, "to be shown in docs/architecture.md");
        }
    }

    private static String lower(Program program, boolean mixed) {
        return String.join(
                "\n", TorchLowering.lower(program, source -> "in" + source.value(), mixed));
    }

    private static String nodes(Program program, Weights weights) {
        StringBuilder text = new StringBuilder();
        for (NodeProto node :
                OnnxLowering.lower(
                                program,
                                "decoder",
                                name ->
                                        new FloatTensor(
                                                weights.parameters().get(name).toFloatArray(),
                                                weights.parameters()
                                                        .get(name)
                                                        .getShape()
                                                        .getShape()))
                        .model("example", Map.of())
                        .getGraph()
                        .getNodeList()) {
            text.append(
                    "%s(%s) -> %s\n"
                            .formatted(
                                    node.getOpType(),
                                    String.join(", ", node.getInputList()),
                                    String.join(", ", node.getOutputList())));
        }
        return text.toString();
    }
}
