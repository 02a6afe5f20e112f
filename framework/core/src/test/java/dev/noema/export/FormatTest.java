package dev.noema.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.noema.engine.Torch;
import dev.noema.onnx.Storage;
import dev.noema.onnx.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {

    private static final NDManager MANAGER = Torch.newManager();

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    private static Block initialised(Block block, Shape input) {
        Torch.seed(4);
        block.initialize(MANAGER, DataType.FLOAT32, input);
        return block;
    }

    /** Has what differs between the opsets: reductions, splits, padding, pooling, norms. */
    private static OnnxExport network() {
        Block block =
                new SequentialBlock()
                        .add(
                                Conv2d.builder()
                                        .setKernelShape(new Shape(3, 3))
                                        .setFilters(16)
                                        .optPadding(new Shape(1, 1))
                                        .build())
                        .add(BatchNorm.builder().build())
                        .add(Activation.geluBlock())
                        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(LambdaBlock.singleton(x -> x.pad(new Shape(1, 1, 0, 2), 0.5)))
                        .add(
                                LambdaBlock.singleton(
                                        x ->
                                                x.sub(x.max(new int[] {1}, true))
                                                        .add(x.min(new int[] {2}, true))
                                                        .mul(x.mean(new int[] {-1}, true))))
                        .add(LambdaBlock.singleton(x -> x.split(2, 1).get(1).softmax(1)))
                        .add(LambdaBlock.singleton(x -> x.sum(new int[] {3})))
                        .add(Linear.builder().setUnits(256).build())
                        .add(LayerNorm.builder().axis(2).build());
        return OnnxExport.of(
                initialised(block, new Shape(1, 3, 8, 8)), Input.floats("x", "batch", 3, 8, 8));
    }

    @ParameterizedTest
    @CsvSource({"17, 8", "18, 8", "20, 9", "21, 10"})
    void everyOpsetAgrees(int opset, int format) throws InvalidProtocolBufferException {
        ModelProto model = ModelProto.parseFrom(network().opset(opset).bytes());
        assertEquals(opset, model.getOpsetImport(0).getVersion());
        assertEquals(format, model.getIrVersion());
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void everyStorageAgreesWithTheWeightsAsStored(Storage storage)
            throws InvalidProtocolBufferException {
        OnnxModel exported = network().storage(storage).export();
        ModelProto model = ModelProto.parseFrom(exported.bytes());
        TensorProto weight =
                model.getGraph().getInitializerList().stream()
                        .filter(each -> each.getName().equals("09Linear/weight"))
                        .findFirst()
                        .orElseThrow();
        TensorProto.DataType type =
                switch (storage) {
                    case FLOAT32 -> TensorProto.DataType.FLOAT;
                    case FLOAT16 -> TensorProto.DataType.FLOAT16;
                    case BFLOAT16 -> TensorProto.DataType.BFLOAT16;
                    case INT8 -> TensorProto.DataType.INT8;
                };
        assertEquals(type.getNumber(), weight.getDataType());
        if (storage == Storage.FLOAT32) {
            assertTrue(exported.report().costs().isEmpty());
        } else {
            StorageCost cost = exported.report().costs().get("output");
            assertTrue(cost.maximum() > cost.mean() && cost.mean() > 0, cost.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void recurrentWeightsAgreeAsStored(Storage storage) {
        Block lstm =
                initialised(
                        LSTM.builder()
                                .setStateSize(32)
                                .setNumLayers(1)
                                .optReturnState(false)
                                .optBatchFirst(true)
                                .build(),
                        new Shape(1, 5, 24));
        OnnxExport.of(lstm, Input.floats("x", "batch", "time", 24)).storage(storage).export();
    }

    @Test
    void refusesWhatTheTargetLacks() {
        Block pool = initialised(Pool.maxPool1dBlock(new Shape(2)), new Shape(1, 2, 8));
        String message =
                assertThrows(
                                ExportException.class,
                                () ->
                                        OnnxExport.of(pool, Input.floats("x", "batch", 2, 8))
                                                .target(Target.TENSORRT)
                                                .export())
                        .getMessage();
        assertTrue(
                message.matches(
                        "FormatTest.java:\\d+: node MaxPool \\(MaxPool\\): target tensorrt wants kernel_shape#2,3: .*"),
                message);
        assertThrows(
                IllegalArgumentException.class,
                () -> OnnxExport.of(pool, Input.floats("x", 1, 2, 8)).opset(19));
        assertTrue(
                assertThrows(
                                ExportException.class,
                                () ->
                                        OnnxExport.of(pool, Input.floats("x", 1, 2, 8))
                                                .target(Target.TENSORRT)
                                                .opset(21)
                                                .export())
                        .getMessage()
                        .equals("opset 21 for target tensorrt; allowed are [18, 17, 20]"));
    }

    @Test
    void mobileWantsFixedSizes() {
        Block net =
                initialised(
                        Conv1d.builder().setKernelShape(new Shape(3)).setFilters(2).build(),
                        new Shape(1, 2, 8));
        OnnxExport export =
                OnnxExport.of(net, Input.floats("x", "batch", 2, "time")).target(Target.MOBILE);
        String message = assertThrows(ExportException.class, export::export).getMessage();
        assertEquals(
                "input x has the dynamic dimension batch; target mobile wants sizes that are fixed",
                message);
        export.bind("batch", 1).bind("time", 16).export();
    }
}
