package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.noema.engine.Torch;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.Layout;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.onnx.Format;
import dev.noema.oracle.PlainPass;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.OnnxEnvironment;
import dev.noema.serving.safetensors.SafetensorsWriter;
import dev.noema.spi.Pass;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One function of float arrays three ways: eagerly on the engine, compiled, and as ONNX.
 *
 * @param inputs what it takes
 * @param function makes one array of the inputs, in their order
 */
record Parity(List<Tracer.Input> inputs, BiFunction<Pass, List<NDArray>, NDArray> function) {

    static Parity ofBatch(Shape event, BiFunction<Pass, NDArray, NDArray> function) {
        return new Parity(
                List.of(Tracer.Input.batched("x", event)),
                (pass, arrays) -> function.apply(pass, arrays.get(0)));
    }

    private List<String> dimensions() {
        return inputs.stream()
                .flatMap(input -> input.shape().stream())
                .flatMap(size -> size.dimensions().stream())
                .distinct()
                .toList();
    }

    Program trace(Weights weights) {
        return Tracer.trace(
                dimensions(),
                inputs,
                (recorder, arrays, sizes) ->
                        Map.of(
                                "y",
                                function.apply(
                                        TracedPass.tracing(recorder, weights, false),
                                        List.copyOf(arrays.values()))));
    }

    /** Shows that all three give the same numbers at each of some sizes; gives the program. */
    Program agrees(List<Map<String, Long>> sizes) throws OrtException {
        Torch.seed(7);
        try (Weights weights = new Weights();
                NDManager manager = Torch.newManager()) {
            Program program = trace(weights);
            byte[] onnx = onnx(program, weights, Format.DEFAULT);
            OrtEnvironment environment = OnnxEnvironment.get();
            try (CompiledProgram compiled =
                            CompiledProgram.of(
                                    program,
                                    weights.parameterLayout(),
                                    weights.bufferLayout(),
                                    Torch.device());
                    OrtSession plain = session(environment, onnx, OptLevel.NO_OPT);
                    OrtSession session = session(environment, onnx, OptLevel.ALL_OPT)) {
                FlatWeights flat =
                        new FlatWeights(
                                flat(manager, weights.parameterLayout(), weights),
                                flat(manager, weights.bufferLayout(), weights));
                for (Map<String, Long> size : sizes) {
                    Map<String, NDArray> data = data(manager, size);
                    NDArray eager = expected(manager, weights, data);
                    NDArray result = compiled.run(manager, flat, data, Map.of()).get("y");
                    assertEquals(eager.getShape(), result.getShape());
                    float[] wanted = floats(eager);
                    assertNear(wanted, floats(result), "compiled " + size);
                    assertNear(wanted, run(plain, data), "ONNX " + size);
                    assertNear(wanted, run(session, data), "optimised ONNX " + size);
                }
            }
            return program;
        }
    }

    private static byte[] onnx(Program program, Weights weights, Format format) {
        return OnnxLowering.lower(program, "test", name -> weight(weights, name), format)
                .model("test", Map.of())
                .toByteArray();
    }

    /**
     * Writes NAME.onnx and adds what goes in and comes out at some sizes to the cases, named as in
     * a bundle.
     */
    void write(
            Path folder,
            String name,
            List<Map<String, Long>> sizes,
            Format format,
            SafetensorsWriter cases)
            throws IOException {
        Torch.seed(7);
        try (Weights weights = new Weights();
                NDManager manager = Torch.newManager()) {
            Program program = trace(weights);
            Files.write(folder.resolve(name + ".onnx"), onnx(program, weights, format));
            for (int i = 0; i < sizes.size(); i++) {
                String of = name + "/" + i;
                Map<String, NDArray> data = data(manager, sizes.get(i));
                NDArray result = expected(manager, weights, data);
                data.forEach((input, array) -> cases.add(of + "/in/" + input, tensor(array)));
                cases.add(of + "/out/y", tensor(result));
            }
        }
    }

    private static FloatTensor tensor(NDArray array) {
        return new FloatTensor(floats(array), array.getShape().getShape());
    }

    private static OrtSession session(OrtEnvironment environment, byte[] onnx, OptLevel level)
            throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(level);
            return environment.createSession(onnx, options);
        }
    }

    private static void assertNear(float[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            boolean finite = Float.isFinite(expected[i]);
            float tolerance = finite ? 2e-5f + 5e-5f * Math.abs(expected[i]) : 0;
            if (tolerance == 0) {
                assertEquals(expected[i], actual[i], what + " [" + i + "]");
            } else {
                assertEquals(expected[i], actual[i], tolerance, what + " [" + i + "]");
            }
        }
    }

    Program agreesForBatches(long... batches) throws OrtException {
        List<Map<String, Long>> sizes = new ArrayList<>();
        for (long batch : batches) {
            sizes.add(Map.of("batch", batch));
        }
        return agrees(sizes);
    }

    // DJL on plain arrays, or our eager way where the engine lacks something.
    private NDArray expected(NDManager manager, Weights weights, Map<String, NDArray> data) {
        try {
            return function.apply(PlainPass.evaluating(manager), List.copyOf(data.values()));
        } catch (UnsupportedOperationException e) {
            return eager(manager, weights, data);
        }
    }

    private NDArray eager(NDManager manager, Weights weights, Map<String, NDArray> data) {
        Recorder recorder = Recorder.eager(manager, false);
        TracedPass pass =
                TracedPass.computing(
                        recorder,
                        weights,
                        false,
                        name ->
                                weights.isBuffer(name)
                                        ? weights.buffers().get(name)
                                        : weights.parameters().get(name),
                        (kind, name, shape) -> {
                            throw new AssertionError("no noise here");
                        });
        List<NDArray> arrays = new ArrayList<>();
        data.forEach((name, array) -> arrays.add(recorder.source(Source.Kind.DATA, name, array)));
        return Recorder.real(function.apply(pass, arrays));
    }

    /** Values between -2 and 2, none near 0 or another edge of a comparison. */
    Map<String, NDArray> data(NDManager manager, Map<String, Long> sizes) {
        Map<String, NDArray> data = new LinkedHashMap<>();
        for (Tracer.Input input : inputs) {
            Shape shape =
                    new Shape(
                            input.shape().stream().mapToLong(size -> size.value(sizes)).toArray());
            float[] values = new float[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(1.3 * i + 0.7) * 2;
            }
            data.put(input.name(), manager.create(values, shape));
        }
        return data;
    }

    static NDArray flat(NDManager manager, Layout layout, Weights weights) {
        float[] all = new float[Math.max(1, layout.length())];
        for (Layout.Segment segment : layout.segments()) {
            float[] values = weight(weights, segment.name()).values();
            System.arraycopy(values, 0, all, segment.offset(), values.length);
        }
        return manager.create(all);
    }

    private static FloatTensor weight(Weights weights, String name) {
        NDArray array =
                weights.isBuffer(name)
                        ? weights.buffers().get(name)
                        : weights.parameters().get(name);
        return new FloatTensor(array.toFloatArray(), array.getShape().getShape());
    }

    private static float[] floats(NDArray array) {
        return array.toType(DataType.FLOAT32, false).toFloatArray();
    }

    private static float[] run(OrtSession session, Map<String, NDArray> data) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, NDArray> entry : data.entrySet()) {
                NDArray array = entry.getValue();
                tensors.put(
                        entry.getKey(),
                        OnnxTensor.createTensor(
                                OnnxEnvironment.get(),
                                FloatBuffer.wrap(array.toFloatArray()),
                                array.getShape().getShape()));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return flat((OnnxTensor) result.get(0));
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] flat(OnnxTensor tensor) {
        long[] shape = tensor.getInfo().getShape();
        int size = 1;
        for (long each : shape) {
            size *= (int) each;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] =
                    switch (tensor.getInfo().type) {
                        case FLOAT -> tensor.getByteBuffer().asFloatBuffer().get(i);
                        case INT64 -> tensor.getByteBuffer().asLongBuffer().get(i);
                        case INT32 -> tensor.getByteBuffer().asIntBuffer().get(i);
                        default -> tensor.getByteBuffer().get(i) & 0xff;
                    };
        }
        return values;
    }
}
