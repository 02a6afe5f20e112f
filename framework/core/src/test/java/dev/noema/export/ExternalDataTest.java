package dev.noema.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.noema.engine.Torch;
import dev.noema.onnx.Storage;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights beside the graph. {@code -Dnoema.external.gigabytes=2.2} makes a file of that size. */
class ExternalDataTest {

    private static final double GIGABYTES =
            Double.parseDouble(System.getProperty("noema.external.gigabytes", "0"));

    @TempDir private Path folder;

    private static Block network(NDManager manager, int layers, long width) {
        SequentialBlock block = new SequentialBlock();
        for (int i = 0; i < layers; i++) {
            block.add(Linear.builder().setUnits(width).build()).add(Activation.tanhBlock());
        }
        Torch.seed(4);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, width));
        return block;
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void weightsLieBesideTheGraph(Storage storage) throws IOException, OrtException {
        try (NDManager manager = Torch.newManager()) {
            OnnxExport export =
                    OnnxExport.of(network(manager, 3, 40), Input.floats("x", "batch", 40))
                            .storage(storage);
            OnnxModel whole = export.export();
            OnnxModel parted = export.externalAbove(4000).export();
            parted.write(folder.resolve("net.onnx"));

            assertEquals(List.of("net.onnx", "net.onnx.data"), files());
            ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("net.onnx")));
            long end = 0;
            for (TensorProto weight : model.getGraph().getInitializerList()) {
                if (weight.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
                    Map<String, String> place = place(weight);
                    assertEquals("net.onnx.data", place.get("location"));
                    assertTrue(Long.parseLong(place.get("offset")) >= end, weight.getName());
                    end = Long.parseLong(place.get("offset")) + Long.parseLong(place.get("length"));
                } else {
                    assertTrue(weight.getRawData().size() < 1024, weight.getName());
                }
            }
            assertEquals(end, Files.size(folder.resolve("net.onnx.data")));

            Map<String, Tensor> input = input(40);
            try (OnnxSession one = new OnnxSession(whole.bytes(), OptLevel.ALL_OPT);
                    OnnxSession two =
                            new OnnxSession(folder.resolve("net.onnx"), OptLevel.ALL_OPT)) {
                assertArrayEquals(output(one, input), output(two, input));
            }
            String message = assertThrows(ExportException.class, parted::bytes).getMessage();
            assertTrue(message.contains("write(file) puts them beside it"), message);
        }
    }

    @Test
    void fewWeightsStayInTheGraph() throws IOException {
        try (NDManager manager = Torch.newManager()) {
            OnnxExport.of(network(manager, 1, 40), Input.floats("x", "batch", 40))
                    .externalAbove(8000)
                    .write(folder.resolve("net.onnx"));
            assertEquals(List.of("net.onnx"), files());
        }
    }

    @Test
    void weightsOfMoreThanTwoGigabytesAreExported() throws IOException, OrtException {
        assumeTrue(GIGABYTES > 0, "skipped: give -Dnoema.external.gigabytes");
        long width = 8192;
        int layers = (int) Math.ceil(GIGABYTES * 1e9 / (width * width * Float.BYTES));
        Path file = folder.resolve("net.onnx");
        try (NDManager manager = Torch.newManager()) {
            OnnxModel model =
                    OnnxExport.of(
                                    network(manager, layers, width),
                                    Input.floats("x", "batch", width))
                            .write(file);
            assertFalse(model.report().worst().isEmpty());
        }
        long size = Files.size(folder.resolve("net.onnx.data"));
        assertTrue(size >= GIGABYTES * 1e9, size + " bytes");
        try (OnnxSession session = new OnnxSession(file, OptLevel.NO_OPT)) {
            assertEquals(width, output(session, input((int) width)).length);
        }
    }

    private static Map<String, Tensor> input(int width) {
        float[] values = new float[width];
        Arrays.fill(values, 0.5f);
        return Map.of("x", new FloatTensor(values, 1, width));
    }

    private static float[] output(OnnxSession session, Map<String, Tensor> input)
            throws OrtException {
        return ((FloatTensor) session.run(input).get("output")).values();
    }

    private static Map<String, String> place(TensorProto weight) {
        return weight.getExternalDataList().stream()
                .collect(
                        Collectors.toMap(
                                StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
