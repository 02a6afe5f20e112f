package dev.noema.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.basicmodelzoo.cv.classification.AlexNet;
import ai.djl.basicmodelzoo.cv.classification.GoogLeNet;
import ai.djl.basicmodelzoo.cv.classification.LeNet;
import ai.djl.basicmodelzoo.cv.classification.MobileNetV1;
import ai.djl.basicmodelzoo.cv.classification.MobileNetV2;
import ai.djl.basicmodelzoo.cv.classification.NiN;
import ai.djl.basicmodelzoo.cv.classification.ResNetV1;
import ai.djl.basicmodelzoo.cv.classification.SqueezeNet;
import ai.djl.basicmodelzoo.cv.classification.VGG;
import ai.djl.basicmodelzoo.cv.object_detection.yolo.YOLOV3;
import ai.djl.basicmodelzoo.tabular.TabNet;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.LinearCollection;
import ai.djl.nn.core.Multiplication;
import ai.djl.nn.core.SparseMax;
import ai.djl.nn.norm.GhostBatchNorm;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.BertBlock;
import ai.djl.nn.transformer.BertNextSentenceBlock;
import ai.djl.nn.transformer.BertPretrainingBlock;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import dev.noema.engine.Torch;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of DJL's own model zoo, and those of its API that are more than one layer. */
class ZooTest {

    private static final NDManager MANAGER = Torch.newManager();

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void exportsAndAgrees(String name, Supplier<Block> factory, List<Input> inputs) {
        Torch.seed(5);
        Block block = factory.get();
        Shape[] shapes =
                inputs.stream()
                        .map(
                                input ->
                                        new Shape(
                                                input.shape().stream()
                                                        .mapToLong(d -> d.isFixed() ? d.size() : 4)
                                                        .toArray()))
                        .toArray(Shape[]::new);
        block.initialize(MANAGER, DataType.FLOAT32, shapes);
        OnnxModel model = OnnxExport.of(block, inputs.toArray(new Input[0])).export();
        boolean dynamic = !Subject.dimensions(inputs).isEmpty();
        assertEquals(dynamic ? 3 : 1, model.report().sizes().size(), model.report().toString());
    }

    private static Arguments image(String name, int channels, int size, Supplier<Block> block) {
        return Arguments.of(
                name, block, List.of(Input.floats("image", "batch", channels, size, size)));
    }

    static Stream<Arguments> exportsAndAgrees() {
        return Stream.of(
                image("LeNet", 1, 28, () -> LeNet.builder().setOutSize(10).build()),
                image("AlexNet", 1, 96, () -> AlexNet.builder().setOutSize(5).build()),
                image("NiN", 1, 96, () -> NiN.builder().build()),
                image("GoogLeNet", 1, 96, () -> GoogLeNet.builder().setOutSize(10).build()),
                image("MobileNetV1", 3, 32, () -> MobileNetV1.builder().setOutSize(10).build()),
                image("MobileNetV2", 3, 32, () -> MobileNetV2.builder().setOutSize(10).build()),
                image(
                        "VGG",
                        1,
                        32,
                        () ->
                                VGG.builder()
                                        .setNumLayers(11)
                                        .setConvArch(
                                                new int[][] {
                                                    {1, 8}, {1, 16}, {2, 16}, {2, 32}, {2, 32}
                                                })
                                        .setOutSize(10)
                                        .build()),
                image("SqueezeNet", 3, 48, () -> SqueezeNet.squeezenet(4)),
                image(
                        "ResNetV1 18",
                        3,
                        64,
                        () ->
                                ResNetV1.builder()
                                        .setImageShape(new Shape(3, 64, 64))
                                        .setNumLayers(18)
                                        .setOutSize(10)
                                        .build()),
                image("YOLOV3", 3, 64, () -> YOLOV3.builder().setNumClasses(3).build()),
                Arguments.of(
                        "TabNet",
                        (Supplier<Block>)
                                () -> TabNet.builder().setInputDim(8).setOutDim(3).build(),
                        List.of(Input.floats("x", 128, 8))),
                Arguments.of(
                        "SparseMax",
                        (Supplier<Block>) () -> new SparseMax(1),
                        List.of(Input.floats("x", "batch", 6))),
                Arguments.of(
                        "LinearCollection",
                        (Supplier<Block>) () -> LinearCollection.builder().setUnits(3).build(),
                        List.of(Input.floats("x", "batch", 4, 5))),
                Arguments.of(
                        "Multiplication",
                        (Supplier<Block>) () -> Multiplication.builder().setUnits(3).build(),
                        List.of(Input.floats("x", "batch", 5))),
                Arguments.of(
                        "GhostBatchNorm",
                        (Supplier<Block>)
                                () -> GhostBatchNorm.builder().optVirtualBatchSize(4).build(),
                        List.of(Input.floats("x", 4, 6))),
                Arguments.of(
                        "LSTM",
                        (Supplier<Block>)
                                () ->
                                        LSTM.builder()
                                                .setStateSize(4)
                                                .setNumLayers(2)
                                                .optReturnState(true)
                                                .optBatchFirst(true)
                                                .build(),
                        List.of(Input.floats("x", "batch", "time", 3))),
                Arguments.of(
                        "GRU",
                        (Supplier<Block>)
                                () ->
                                        GRU.builder()
                                                .setStateSize(4)
                                                .setNumLayers(1)
                                                .optReturnState(true)
                                                .optBatchFirst(true)
                                                .build(),
                        List.of(Input.floats("x", "batch", "time", 3))),
                Arguments.of(
                        "attention",
                        (Supplier<Block>)
                                () ->
                                        ScaledDotProductAttentionBlock.builder()
                                                .setEmbeddingSize(8)
                                                .setHeadCount(2)
                                                .build(),
                        List.of(
                                Input.floats("keys", "batch", "time", 8),
                                Input.floats("queries", "batch", "time", 8),
                                Input.floats("values", "batch", "time", 8),
                                Input.floats("mask", "batch", "time", "time"))),
                Arguments.of(
                        "transformer",
                        (Supplier<Block>)
                                () -> new TransformerEncoderBlock(8, 2, 16, 0.1f, Activation::gelu),
                        List.of(Input.floats("x", "batch", "time", 8))),
                Arguments.of(
                        "BertBlock",
                        (Supplier<Block>) () -> bert().build(),
                        List.of(
                                Input.longs("tokens", "batch", 9).between(0, 19),
                                Input.longs("types", "batch", 9),
                                Input.longs("mask", "batch", 9))),
                Arguments.of(
                        "BertPretrainingBlock",
                        (Supplier<Block>) () -> new BertPretrainingBlock(bert()),
                        List.of(
                                Input.longs("tokens", "batch", 9).between(0, 19),
                                Input.longs("types", "batch", 9),
                                Input.longs("mask", "batch", 9),
                                Input.longs("masked", "batch", 3).between(0, 8))),
                Arguments.of(
                        "BertNextSentenceBlock",
                        (Supplier<Block>) BertNextSentenceBlock::new,
                        List.of(Input.floats("pooled", "batch", 8))),
                Arguments.of(
                        "lambda and batch flatten",
                        (Supplier<Block>)
                                () ->
                                        new SequentialBlock()
                                                .add(Blocks.batchFlattenBlock())
                                                .add(Blocks.identityBlock())
                                                .add(
                                                        LambdaBlock.singleton(
                                                                x -> x.mul(2).sum(new int[] {1}))),
                        List.of(Input.floats("x", "batch", 3, 4))));
    }

    private static BertBlock.Builder bert() {
        return BertBlock.builder()
                .setTokenDictionarySize(20)
                .optEmbeddingSize(8)
                .optHiddenSize(16)
                .optTransformerBlockCount(1)
                .optAttentionHeadCount(2)
                .optMaxSequenceLength(9);
    }
}
