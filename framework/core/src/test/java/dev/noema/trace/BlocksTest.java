package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.basicmodelzoo.basic.Mlp;
import ai.djl.basicmodelzoo.cv.classification.ResNetV1;
import ai.djl.basicmodelzoo.cv.classification.SqueezeNet;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv1dTranspose;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv2dTranspose;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.core.Multiplication;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.transformer.BertBlock;
import ai.djl.nn.transformer.IdEmbedding;
import ai.djl.nn.transformer.PointwiseFeedForwardBlock;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import ai.djl.training.initializer.ConstantInitializer;
import ai.onnxruntime.OrtException;
import dev.noema.engine.Torch;
import dev.noema.oracle.PlainPass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DJL's blocks as they come: eager, compiled and exported alike, at several batch sizes. */
class BlocksTest {

    private static final Shape SIGNAL = new Shape(4, 9);
    private static final Shape PICTURE = new Shape(4, 8, 6);
    private static final Shape VOLUME = new Shape(2, 4, 6, 4);
    private static final Shape WORDS = new Shape(5, 8);

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void block(String name, Shape event, Supplier<Block> factory) throws OrtException {
        Block block = factory.get();
        Parity.ofBatch(event, (pass, x) -> pass.apply("block", block, x))
                .agreesForBatches(2, 1, 5, 12);
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                of("Linear", WORDS, () -> Linear.builder().setUnits(3).build()),
                of(
                        "Linear without bias",
                        WORDS,
                        () -> Linear.builder().setUnits(3).optBias(false).build()),
                of("Multiplication", WORDS, () -> Multiplication.builder().setUnits(3).build()),
                of(
                        "Conv1d",
                        SIGNAL,
                        () ->
                                Conv1d.builder()
                                        .setKernelShape(new Shape(3))
                                        .setFilters(6)
                                        .optGroups(2)
                                        .optDilation(new Shape(2))
                                        .optPadding(new Shape(1))
                                        .build()),
                of(
                        "Conv2d",
                        PICTURE,
                        () ->
                                Conv2d.builder()
                                        .setKernelShape(new Shape(3, 2))
                                        .setFilters(8)
                                        .optGroups(4)
                                        .optStride(new Shape(2, 1))
                                        .optPadding(new Shape(1, 0))
                                        .build()),
                of(
                        "Conv2d dilated",
                        PICTURE,
                        () ->
                                Conv2d.builder()
                                        .setKernelShape(new Shape(2, 2))
                                        .setFilters(2)
                                        .optDilation(new Shape(2, 3))
                                        .optBias(false)
                                        .build()),
                of(
                        "Conv3d",
                        VOLUME,
                        () ->
                                Conv3d.builder()
                                        .setKernelShape(new Shape(2, 3, 2))
                                        .setFilters(4)
                                        .optGroups(2)
                                        .optDilation(new Shape(1, 2, 1))
                                        .build()),
                of(
                        "Conv1dTranspose",
                        SIGNAL,
                        () ->
                                Conv1dTranspose.builder()
                                        .setKernelShape(new Shape(3))
                                        .setFilters(2)
                                        .optStride(new Shape(2))
                                        .build()),
                of(
                        "Conv2dTranspose",
                        PICTURE,
                        () ->
                                Conv2dTranspose.builder()
                                        .setKernelShape(new Shape(3, 3))
                                        .setFilters(2)
                                        .optStride(new Shape(2, 2))
                                        .optPadding(new Shape(1, 1))
                                        .build()),
                of(
                        "max pools",
                        SIGNAL,
                        () -> Pool.maxPool1dBlock(new Shape(3), new Shape(2), new Shape(1))),
                of(
                        "max pool",
                        PICTURE,
                        () ->
                                Pool.maxPool2dBlock(
                                        new Shape(3, 2), new Shape(2, 2), new Shape(1, 1), true)),
                of("max pool in space", VOLUME, () -> Pool.maxPool3dBlock(new Shape(2, 2, 2))),
                of("average pool of signals", SIGNAL, () -> Pool.avgPool1dBlock(new Shape(2))),
                of(
                        "average pool",
                        PICTURE,
                        () ->
                                Pool.avgPool2dBlock(
                                        new Shape(3, 3),
                                        new Shape(2, 2),
                                        new Shape(1, 1),
                                        false,
                                        true)),
                of("average pool in space", VOLUME, () -> Pool.avgPool3dBlock(new Shape(2, 2, 2))),
                of(
                        "p-norm pool",
                        PICTURE,
                        () ->
                                Pool.lpPool2dBlock(
                                        2,
                                        new Shape(2, 2),
                                        new Shape(2, 2),
                                        new Shape(0, 0),
                                        false)),
                of("global pools", PICTURE, Pool::globalAvgPool2dBlock),
                of("global max pool", SIGNAL, Pool::globalMaxPool1dBlock),
                of("global p-norm pool", PICTURE, () -> Pool.globalLpPool2dBlock(2)),
                of("LayerNorm", PICTURE, () -> LayerNorm.builder().build()),
                of("LayerNorm of one axis", WORDS, () -> LayerNorm.builder().axis(2).build()),
                of("BatchNorm", PICTURE, () -> BatchNorm.builder().build()),
                of(
                        "BatchNorm without scale",
                        SIGNAL,
                        () -> BatchNorm.builder().optScale(false).optCenter(false).build()),
                of("Dropout", PICTURE, () -> Dropout.builder().build()),
                of("Prelu", PICTURE, BlocksTest::prelu),
                of("activations", WORDS, BlocksTest::activations),
                of("ParallelBlock", PICTURE, BlocksTest::branches),
                of(
                        "LambdaBlock",
                        WORDS,
                        () -> LambdaBlock.singleton(x -> x.mul(0.5f).add(1).pow(2))),
                of(
                        "flatten",
                        PICTURE,
                        () ->
                                new SequentialBlock()
                                        .add(Blocks.batchFlattenBlock())
                                        .add(Linear.builder().setUnits(2).build())),
                of(
                        "residual networks",
                        new Shape(3, 28, 28),
                        () ->
                                ResNetV1.builder()
                                        .setImageShape(new Shape(3, 28, 28))
                                        .setNumLayers(20)
                                        .setOutSize(10)
                                        .build()),
                of("Mlp", new Shape(1, 6, 6), () -> new Mlp(36, 5, new int[] {8, 7})),
                of("SqueezeNet", new Shape(3, 48, 48), () -> SqueezeNet.squeezenet(4)),
                of(
                        "PointwiseFeedForwardBlock",
                        WORDS,
                        () -> new PointwiseFeedForwardBlock(List.of(16), 8, Activation::gelu)),
                of(
                        "ScaledDotProductAttentionBlock",
                        WORDS,
                        () ->
                                ScaledDotProductAttentionBlock.builder()
                                        .setEmbeddingSize(8)
                                        .setHeadCount(2)
                                        .build()),
                of(
                        "TransformerEncoderBlock",
                        WORDS,
                        () -> new TransformerEncoderBlock(8, 2, 16, 0.1f, Activation::relu)));
    }

    private static Block prelu() {
        Block block = Activation.preluBlock();
        block.setInitializer(new ConstantInitializer(0.3f), Parameter.Type.WEIGHT);
        return block;
    }

    private static Block activations() {
        return new SequentialBlock()
                .add(Activation.leakyReluBlock(0.1f))
                .add(Activation.softPlusBlock())
                .add(Activation.softSignBlock())
                .add(Activation.eluBlock(0.7f))
                .add(Activation.swishBlock(1.3f))
                .add(Activation.mishBlock())
                .add(Activation.geluBlock())
                .add(Activation.seluBlock());
    }

    private static Block branches() {
        return new ParallelBlock(BlocksTest::joined)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(
                        Conv2d.builder()
                                .setKernelShape(new Shape(2, 2))
                                .setFilters(3)
                                .optStride(new Shape(2, 2))
                                .build());
    }

    private static NDList joined(List<NDList> branches) {
        return new NDList(branches.get(0).head().concat(branches.get(1).head(), 1));
    }

    @Test
    void averageOfWhatIsNoPadding() throws OrtException {
        Block pool =
                Pool.avgPool2dBlock(
                        new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false, false);
        Parity.ofBatch(
                        PICTURE,
                        (pass, x) -> {
                            if (pass instanceof PlainPass) {
                                throw new UnsupportedOperationException("counts padding");
                            }
                            return pass.apply("pool", pool, x);
                        })
                .agreesForBatches(1, 3);
        try (NDManager manager = Torch.newManager()) {
            NDArray ones =
                    Recorder.eager(manager, false)
                            .source(Source.Kind.DATA, "x", manager.ones(new Shape(1, 1, 4, 4)));
            NDArray means =
                    ones.getNDArrayInternal()
                            .avgPool(
                                    new Shape(3, 3),
                                    new Shape(1, 1),
                                    new Shape(1, 1),
                                    false,
                                    false);
            float[] all = new float[16];
            Arrays.fill(all, 1);
            assertArrayEquals(all, Recorder.real(means).toFloatArray(), 1e-6f);
        }
    }

    @Test
    void embeddingOfWords() throws OrtException {
        Block block = new IdEmbedding.Builder().setDictionarySize(5).setEmbeddingSize(3).build();
        Parity.ofBatch(new Shape(7), (pass, x) -> pass.apply("table", block, tokens(x)))
                .agreesForBatches(1, 2, 9);
    }

    private static NDArray tokens(NDArray x) {
        return x.abs().mul(2).toType(DataType.INT64, false);
    }

    // Its table of words is looked up with reshape(1, batch * length).
    @Test
    void transformerOverBatchesAndLengths() throws OrtException {
        Block words = new IdEmbedding.Builder().setDictionarySize(5).setEmbeddingSize(8).build();
        Block transformer = new TransformerEncoderBlock(8, 2, 16, 0.1f, Activation::gelu);
        Tracer.Input input =
                new Tracer.Input(
                        "words", DataType.FLOAT32, List.of(Size.of("batch"), Size.of("length")));
        Program program =
                new Parity(
                                List.of(input),
                                (pass, arrays) ->
                                        pass.apply(
                                                "transformer",
                                                transformer,
                                                pass.apply("words", words, tokens(arrays.get(0)))))
                        .agrees(
                                List.of(
                                        Map.of("batch", 2L, "length", 5L),
                                        Map.of("batch", 1L, "length", 1L),
                                        Map.of("batch", 7L, "length", 30L)));
        assertTrue(program.listing().contains("shape=[1, batch*length]"), program.listing());
    }

    @Test
    void bert() throws OrtException {
        Block bert =
                new SequentialBlock()
                        .add(
                                BertBlock.builder()
                                        .setTokenDictionarySize(8)
                                        .optEmbeddingSize(8)
                                        .optHiddenSize(16)
                                        .optTransformerBlockCount(1)
                                        .optAttentionHeadCount(2)
                                        .optMaxSequenceLength(7)
                                        .build())
                        .add(new LambdaBlock(list -> new NDList(list.head())));
        Program program =
                Parity.ofBatch(
                                new Shape(7),
                                (pass, x) -> {
                                    NDArray words = tokens(x);
                                    NDArray types = words.zerosLike();
                                    return pass.apply("bert", bert, words, types, types.add(1));
                                })
                        .agreesForBatches(2, 1, 6);
        assertTrue(program.listing().contains("shape=[1, 7*batch]"), program.listing());
    }

    private static Arguments of(String name, Shape event, Supplier<Block> factory) {
        return Arguments.of(name, event, factory);
    }
}
