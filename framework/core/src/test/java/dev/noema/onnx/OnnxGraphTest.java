package dev.noema.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.noema.serving.Dimension;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.OnnxEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphTest {

    @TempDir Path folder;

    /** y = relu(x W^T + b), picked = y[:, [2, 0]], kept = where(y > 0.5, y, -1), same = x. */
    private static OnnxGraph example() {
        OnnxGraph graph = new OnnxGraph("example");
        String x = graph.input("x", ElementType.FLOAT, Dimension.BATCH, Dimension.of(2));
        String weight =
                graph.parameter(
                        "dense/weight", new FloatTensor(new float[] {1, 2, 3, 4, -5, 6}, 3, 2));
        String bias = graph.parameter("dense/bias", new FloatTensor(new float[] {.5f, -.5f, 0}, 3));
        String dense =
                graph.node(
                        "Gemm",
                        List.of(x, weight, bias),
                        Attributes.NONE.integer("transB", 1),
                        "dense");
        String y = graph.node("Relu", List.of(dense), Attributes.NONE, "dense");
        String picked =
                graph.node(
                        "Gather",
                        List.of(y, graph.integers(2, 0)),
                        Attributes.NONE.integer("axis", 1),
                        "pick");
        String large =
                graph.node("Greater", List.of(y, graph.scalar(0.5f)), Attributes.NONE, "keep");
        String kept =
                graph.node("Where", List.of(large, y, graph.scalar(-1f)), Attributes.NONE, "keep");
        graph.output(y, "y", ElementType.FLOAT, Dimension.BATCH, Dimension.of(3));
        graph.output(picked, "picked", ElementType.FLOAT, Dimension.BATCH, Dimension.of(2));
        graph.output(kept, "kept", ElementType.FLOAT, Dimension.BATCH, Dimension.of(3));
        graph.output(x, "same", ElementType.FLOAT, Dimension.BATCH, Dimension.of(2));
        graph.output(y, "again", ElementType.FLOAT, Dimension.BATCH, Dimension.of(3));
        return graph;
    }

    private static ModelProto model(OnnxGraph graph) {
        return graph.model("1", Map.of());
    }

    @Test
    void runsInOnnxRuntime() throws OrtException {
        byte[] bytes = model(example()).toByteArray();
        OrtEnvironment environment = OnnxEnvironment.get();
        try (OrtSession session = environment.createSession(bytes);
                OnnxTensor x =
                        OnnxTensor.createTensor(
                                environment,
                                FloatBuffer.wrap(new float[] {1, 1, -1, 0.25f}),
                                new long[] {2, 2});
                OrtSession.Result result = session.run(Map.of("x", x))) {
            assertRows(result, "y", new float[] {3.5f, 6.5f, 1}, new float[] {0, 0, 6.5f});
            assertRows(result, "picked", new float[] {1, 3.5f}, new float[] {6.5f, 0});
            assertRows(result, "kept", new float[] {3.5f, 6.5f, 1}, new float[] {-1, -1, 6.5f});
            assertRows(result, "same", new float[] {1, 1}, new float[] {-1, 0.25f});
            assertRows(result, "again", new float[] {3.5f, 6.5f, 1}, new float[] {0, 0, 6.5f});
        }
    }

    private static void assertRows(OrtSession.Result result, String name, float[]... rows)
            throws OrtException {
        float[][] found = (float[][]) result.get(name).orElseThrow().getValue();
        assertEquals(rows.length, found.length);
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(rows[i], found[i], name);
        }
    }

    @Test
    void givesReadableUniqueNames() {
        OnnxGraph graph = new OnnxGraph("names");
        String x = graph.input("x", ElementType.FLOAT, Dimension.BATCH);
        assertEquals("a/Relu", graph.node("Relu", List.of(x), Attributes.NONE, "a"));
        assertEquals("a/Relu_2", graph.node("Relu", List.of(x), Attributes.NONE, "a"));
        assertEquals("Relu", graph.node("Relu", List.of(x), Attributes.NONE, ""));
        assertEquals("b_c/Relu", graph.node("Relu", List.of(x), Attributes.NONE, "b c"));
        assertEquals("ints_1_-1_28", graph.integers(1, -1, 28));
        assertEquals("float_0.5", graph.scalar(0.5f));
        assertEquals(
                List.of("s/Split.0", "s/Split.1"),
                graph.nodes(
                        "Split", List.of(x), Attributes.NONE.integer("num_outputs", 2), "s", 2));
    }

    @Test
    void storesEqualConstantsOnceAndParametersEach() {
        OnnxGraph graph = new OnnxGraph("constants");
        assertEquals(graph.scalar(1f), graph.constant(new FloatTensor(new float[] {1}), "other"));
        assertEquals(graph.integers(3), graph.constant(new LongTensor(new long[] {3}, 1), "other"));
        assertTrue(!graph.integers(3).equals(graph.scalar(3)));
        assertTrue(!graph.scalar(0f).equals(graph.scalar(-0f)));
        assertEquals(graph.scalar(true), graph.booleans(new boolean[] {true}, "other"));
        graph.parameter("a", new FloatTensor(new float[] {0}, 1));
        graph.parameter("b", new FloatTensor(new float[] {0}, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> graph.parameter("a", new FloatTensor(new float[] {0}, 1)));
    }

    @Test
    void leavesOutWhatNoOutputNeeds() {
        OnnxGraph graph = new OnnxGraph("dead");
        String x = graph.input("x", ElementType.FLOAT, Dimension.BATCH);
        graph.input("unused", ElementType.FLOAT);
        graph.node("Add", List.of(x, graph.scalar(3f)), Attributes.NONE, "dead");
        graph.output(
                graph.node("Mul", List.of(x, graph.scalar(2f)), Attributes.NONE, "live"),
                "y",
                ElementType.FLOAT,
                Dimension.BATCH);
        ModelProto model = model(graph);
        assertEquals(
                List.of("live/Mul"),
                model.getGraph().getNodeList().stream().map(NodeProto::getName).toList());
        assertEquals(
                List.of("float_2.0"),
                model.getGraph().getInitializerList().stream().map(TensorProto::getName).toList());
        assertEquals(2, model.getGraph().getInputCount());
    }

    @Test
    void givesTheSameBytesEachTimeWithSortedMetadata() {
        ModelProto one = example().model("1", Map.of("b", "2", "a", "1", "c", "3"));
        ModelProto two = example().model("1", Map.of("c", "3", "a", "1", "b", "2"));
        assertArrayEquals(one.toByteArray(), two.toByteArray());
        assertEquals(
                List.of("a", "b", "c"),
                one.getMetadataPropsList().stream().map(StringStringEntryProto::getKey).toList());
        assertEquals(8, one.getIrVersion());
        assertEquals(18, one.getOpsetImport(0).getVersion());
    }

    @Test
    void refusesWhatOpset18DoesNotHave() {
        OnnxGraph graph = new OnnxGraph("guard");
        String x = graph.input("x", ElementType.FLOAT, Dimension.BATCH);
        refused(
                "'Gelu' is not among the operators of opset 18 that may be exported",
                graph,
                "Gelu",
                Attributes.NONE,
                x);
        refused("'RandomNormal' is not among", graph, "RandomNormal", Attributes.NONE);
        refused("Relu with 2 inputs; 1 are allowed", graph, "Relu", Attributes.NONE, x, x);
        refused("Concat needs the attribute 'axis'", graph, "Concat", Attributes.NONE, x);
        refused(
                "ReduceSum has no INTS attribute 'axes'",
                graph,
                "ReduceSum",
                Attributes.NONE.integers("axes", 1),
                x);
        refused("and it is INT", graph, "Concat", Attributes.NONE.real("axis", 1), x);
        refused("'y', which is no value of this graph", graph, "Relu", Attributes.NONE, "y");
        assertThrows(IllegalArgumentException.class, () -> model(graph));
        assertEquals(13, Operators.named("ReduceMean", Opset.V17).since());
        assertEquals(18, Operators.named("ReduceMean", Opset.V20).since());
        assertThrows(IllegalArgumentException.class, () -> Operators.named("Mish", Opset.V17));
    }

    private static void refused(
            String fault, OnnxGraph graph, String operator, Attributes given, String... inputs) {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> graph.node(operator, List.of(inputs), given, "n"))
                        .getMessage();
        assertTrue(message.contains(fault), message);
    }

    /** Run with {@code -Dnoema.python=PYTHON} where onnx is installed. */
    @Test
    void passesOnnxsOwnChecker() throws IOException, InterruptedException {
        String python = System.getProperty("noema.python");
        assumeTrue(python != null, "no -Dnoema.python");
        OnnxGraph graph = example();
        String image =
                graph.input(
                        "image",
                        ElementType.FLOAT,
                        Dimension.BATCH,
                        Dimension.of(1),
                        Dimension.of(8),
                        Dimension.of(8));
        String kernel =
                graph.parameter("convolution/weight", new FloatTensor(new float[36], 4, 1, 3, 3));
        String convolved =
                graph.node(
                        "Conv",
                        List.of(image, kernel),
                        Attributes.NONE.integers("pads", 1, 1, 1, 1).integers("strides", 2, 2),
                        "convolution");
        String resized =
                graph.node(
                        "Resize",
                        List.of(convolved, "", graph.floats(1, 1, 2, 2)),
                        Attributes.NONE
                                .text("mode", "nearest")
                                .text("coordinate_transformation_mode", "asymmetric"),
                        "upsample");
        graph.output(
                resized,
                "image_again",
                ElementType.FLOAT,
                Dimension.BATCH,
                Dimension.of(4),
                Dimension.of(8),
                Dimension.of(8));
        Path file = folder.resolve("model.onnx");
        Files.write(file, graph.model("1", Map.of("key", "value")).toByteArray());
        Path script = folder.resolve("check_model.py");
        try (InputStream in = getClass().getResourceAsStream("check_model.py")) {
            Files.write(script, in.readAllBytes());
        }
        Process process =
                new ProcessBuilder(python, script.toString(), file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("noema 8 [('', 18)]"), said);
        assertTrue(said.contains("image_again ['batch', 4, 8, 8]"), said);
    }
}
