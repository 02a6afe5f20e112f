package dev.noema.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.basicmodelzoo.basic.Mlp;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.noema.engine.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExportTest {

    private static final NDManager MANAGER = Torch.newManager();

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    private static Block initialised(Block block, Shape... inputs) {
        Torch.seed(3);
        block.initialize(MANAGER, DataType.FLOAT32, inputs);
        return block;
    }

    private static String refusal(OnnxExport export) {
        return assertThrows(ExportException.class, export::export).getMessage();
    }

    @Test
    void theExampleOfTheManual(@TempDir Path folder) throws Exception {
        // docs/export.md
        Block block = new Mlp(784, 10, new int[] {128, 64});
        block.initialize(MANAGER, DataType.FLOAT32, new Shape(1, 784));

        Path file = folder.resolve("digits.onnx");
        OnnxModel model =
                OnnxExport.of(block, Input.floats("image", "batch", 1, 28, 28))
                        .outputs("logits")
                        .write(file);
        String report = model.report().toString();

        assertEquals(model.bytes().length, Files.size(file));
        assertTrue(report.startsWith("equal to the engine at [{batch=1}, {batch=3}"), report);
    }

    @Test
    void equalExportsAreEqualToTheByte() {
        Block block = initialised(new Mlp(12, 3, new int[] {5}), new Shape(1, 12));
        OnnxExport export = OnnxExport.of(block, Input.floats("x", "batch", 12));
        byte[] first = export.bytes();
        int threads = Torch.threads();
        Torch.threads(threads == 1 ? 2 : 1);
        try {
            assertArrayEquals(first, export.bytes());
        } finally {
            Torch.threads(threads);
        }
    }

    @Test
    void namesNodesAndParametersAfterTheirBlocks() throws Exception {
        Block block =
                new SequentialBlock()
                        .add(
                                new SequentialBlock()
                                        .add(Linear.builder().setUnits(4).build())
                                        .add(LambdaBlock.singleton(NDArray::tanh))
                                        .add(Linear.builder().setUnits(2).build()))
                        .add(LambdaBlock.singleton(NDArray::exp));
        byte[] bytes =
                OnnxExport.of(initialised(block, new Shape(1, 3)), Input.floats("x", "batch", 3))
                        .outputs("y")
                        .name("tiny")
                        .bytes();
        ModelProto model = ModelProto.parseFrom(bytes);
        assertEquals("tiny", model.getGraph().getName());
        assertEquals(
                List.of(
                        "01SequentialBlock/01Linear/Gemm",
                        "01SequentialBlock/Tanh",
                        "01SequentialBlock/03Linear/Gemm",
                        "Exp"),
                model.getGraph().getNodeList().stream().map(NodeProto::getName).toList());
        assertEquals(
                "01SequentialBlock/01Linear/weight", model.getGraph().getInitializer(0).getName());
        Map<String, String> metadata =
                model.getMetadataPropsList().stream()
                        .collect(
                                Collectors.toMap(
                                        StringStringEntryProto::getKey,
                                        StringStringEntryProto::getValue));
        assertEquals("float32", metadata.get("noema.storage"));
        assertEquals(
                "within 1e-05 + 1e-04 |value| of the engine at [{batch=1}, {batch=3}, {batch=2}]",
                metadata.get("noema.parity"));
    }

    @Test
    void functionsMayUseArraysOfTheirOwn() {
        NDArray weights = MANAGER.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(3, 2));
        OnnxModel model =
                OnnxExport.of(
                                list -> {
                                    NDArray x = list.get(0).matMul(weights);
                                    return new NDList(x.softmax(1), x.argMax(1));
                                },
                                Input.floats("x", "batch", 3))
                        .outputs("probability", "class")
                        .export();
        assertEquals(0, model.report().worst().get("class"));
    }

    @Test
    void inPlaceOperationsAreFollowed() {
        OnnxExport.of(
                        list -> {
                            NDArray x = list.get(0).exp();
                            NDArray y = x.mul(3);
                            x.addi(1).transpose().divi(2);
                            return new NDList(y.subi(list.get(0)), list.get(0).exp().muli(y));
                        },
                        Input.floats("x", "batch", 3))
                .export();
        assertTrue(
                refusal(
                                OnnxExport.of(
                                        list -> {
                                            NDArray x = list.get(0).exp();
                                            x.transpose().addi(1);
                                            return new NDList(x.mul(2));
                                        },
                                        Input.floats("x", "batch", 3)))
                        .contains("written into through a view"));
    }

    @Test
    void allTypesOfInputsAgree() {
        OnnxExport.of(
                        list -> {
                            NDArray pixels = list.get(0).toType(DataType.FLOAT32, false).div(255);
                            NDArray shifted = pixels.add(list.get(1)).add(list.get(2));
                            return new NDList(
                                    shifted.mul(list.get(3)), list.get(1).add(1), list.get(3));
                        },
                        Input.bytes("pixels", "batch", 3),
                        Input.longs("class", "batch", 3).between(-5, 9),
                        Input.integers("count", "batch", 3),
                        Input.booleans("mask", "batch", 3))
                .export();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        String message =
                refusal(
                        OnnxExport.of(
                                        Linear.builder().setUnits(2).build(),
                                        Input.floats("x", "batch", 3),
                                        Input.floats("x", "batch", 3))
                                .outputs("y", "y"));
        assertEquals(4, message.lines().count(), message);
        assertTrue(message.contains("parameter weight has no values"), message);
        message =
                refusal(
                        OnnxExport.of(
                                list ->
                                        new NDList(
                                                list.get(0).inverse().add(list.get(0).inverse())),
                                Input.floats("x", "batch", 3, 3)));
        assertTrue(
                message.matches("(?s)OnnxExportTest.java:\\d+: .*\\nOnnxExportTest.java:\\d+: .*"),
                message);
    }

    @Test
    void sizesThatTheEngineRefusesAreReported() {
        Block block =
                initialised(
                        Conv1d.builder().setKernelShape(new Shape(3)).setFilters(2).build(),
                        new Shape(1, 2, 9));
        ExportReport report =
                OnnxExport.of(block, Input.floats("x", "batch", 2, "time")).export().report();
        assertEquals(3, report.sizes().size());
        assertEquals(Map.of("batch", 3L, "time", 1L), report.refused().keySet().iterator().next());
    }

    @Test
    void inputsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> Input.floats("a b", 1));
        assertThrows(IllegalArgumentException.class, () -> Input.floats("x", 1.5));
        assertThrows(IllegalArgumentException.class, () -> Input.longs("x", 1).between(3, 2));
        OnnxExport export = OnnxExport.of(list -> list, Input.floats("x", "batch"));
        assertThrows(IllegalArgumentException.class, () -> export.bind("time", 3));
    }
}
