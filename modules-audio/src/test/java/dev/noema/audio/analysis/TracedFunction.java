package dev.noema.audio.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.noema.engine.Torch;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.HostArrays;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.onnx.Format;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.OnnxEnvironment;
import dev.noema.serving.Tensor;
import dev.noema.spi.Pass;
import dev.noema.trace.OnnxLowering;
import dev.noema.trace.Program;
import dev.noema.trace.Tracer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A function without weights, run by the engine and by ONNX Runtime. */
final class TracedFunction {

    private final Program program;

    TracedFunction(
            List<String> dimensions,
            List<Tracer.Input> inputs,
            BiFunction<Map<String, NDArray>, Pass, NDArray> function) {
        try (Weights weights = new Weights()) {
            program =
                    Tracer.trace(
                            dimensions,
                            inputs,
                            (recorder, arrays, sizes) ->
                                    Map.of(
                                            "y",
                                            function.apply(
                                                    arrays,
                                                    TracedPass.tracing(recorder, weights, true))));
        }
    }

    Program program() {
        return program;
    }

    FloatTensor engine(Map<String, FloatTensor> inputs) {
        try (NDManager manager = Torch.newManager();
                Weights none = new Weights();
                CompiledProgram compiled =
                        CompiledProgram.of(
                                program,
                                none.parameterLayout(),
                                none.bufferLayout(),
                                Torch.device())) {
            NDArray nothing = manager.zeros(new Shape(1));
            Map<String, Tensor> fed = new LinkedHashMap<>(inputs);
            NDArray y =
                    compiled.run(
                                    manager,
                                    new FlatWeights(nothing, nothing),
                                    HostArrays.toNative(manager, fed),
                                    Map.of())
                            .get("y");
            return new FloatTensor(y.toFloatArray(), y.getShape().getShape());
        }
    }

    FloatTensor onnx(Map<String, FloatTensor> inputs) throws OrtException {
        byte[] model =
                OnnxLowering.lower(program, "test", name -> null, Format.DEFAULT)
                        .model("test", Map.of())
                        .toByteArray();
        Map<String, OnnxTensor> fed = new LinkedHashMap<>();
        try (OrtSession session = OnnxEnvironment.get().createSession(model)) {
            for (Map.Entry<String, FloatTensor> input : inputs.entrySet()) {
                FloatTensor tensor = input.getValue();
                fed.put(
                        input.getKey(),
                        OnnxTensor.createTensor(
                                OnnxEnvironment.get(),
                                FloatBuffer.wrap(tensor.values()),
                                tensor.shape()));
            }
            try (OrtSession.Result result = session.run(fed)) {
                OnnxTensor y = (OnnxTensor) result.get("y").orElseThrow();
                float[] values = new float[y.getFloatBuffer().remaining()];
                y.getFloatBuffer().get(values);
                return new FloatTensor(values, y.getInfo().getShape());
            }
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }
}
