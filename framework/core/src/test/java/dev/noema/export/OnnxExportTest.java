package dev.noema.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.basicmodelzoo.basic.Mlp;
import ai.djl.basicmodelzoo.cv.classification.ResNetV1;
import ai.djl.basicmodelzoo.cv.classification.SqueezeNet;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.transformer.BertBlock;
import dev.noema.engine.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExportTest {

    private static Block initialised(Block block, DataType type, Shape... inputs) {
        Torch.seed(3);
        block.initialize(NDManager.newBaseManager(), DataType.FLOAT32, inputs);
        return block;
    }

    @Test
    void multilayerPerceptron(@TempDir Path folder) throws Exception {
        Block mlp =
                initialised(new Mlp(784, 10, new int[] {32}), DataType.FLOAT32, new Shape(1, 784));
        Path file = folder.resolve("mlp.onnx");
        OnnxModel model = OnnxExport.of(mlp, Input.floats("x", "batch", 1, 28, 28)).write(file);
        assertEquals(model.bytes().length, Files.size(file));
        assertTrue(model.report().sizes().contains(Map.of("batch", 1L)));
        System.out.println(model.report());
    }

    @Test
    void residualNetwork() {
        Block net =
                ResNetV1.builder()
                        .setImageShape(new Shape(3, 224, 224))
                        .setNumLayers(50)
                        .setOutSize(1000)
                        .build();
        initialised(net, DataType.FLOAT32, new Shape(1, 3, 224, 224));
        long start = System.nanoTime();
        OnnxExport e = OnnxExport.of(net, Input.floats("image", "batch", 3, 224, 224));
        try {
            System.out.println(e.export().report());
        } finally {
            System.out.println((System.nanoTime() - start) / 1e9);
        }
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    @Test
    void squeezeNet() {
        Block net =
                initialised(SqueezeNet.squeezenet(10), DataType.FLOAT32, new Shape(1, 3, 64, 64));
        System.out.println(
                OnnxExport.of(net, Input.floats("image", "batch", 3, 64, 64)).export().report());
    }

    @Test
    void bert() {
        Block bert =
                BertBlock.builder()
                        .setTokenDictionarySize(50)
                        .optEmbeddingSize(32)
                        .optHiddenSize(64)
                        .optTransformerBlockCount(2)
                        .optAttentionHeadCount(4)
                        .optMaxSequenceLength(12)
                        .build();
        initialised(bert, DataType.INT64, new Shape(1, 7), new Shape(1, 7), new Shape(1, 7));
        OnnxModel model =
                OnnxExport.of(
                                bert,
                                Input.longs("tokens", "batch", 12).between(0, 49),
                                Input.longs("types", "batch", 12),
                                Input.longs("mask", "batch", 12))
                        .outputs("hidden", "pooled")
                        .export();
        System.out.println(model.report());
    }
}
