package dev.noema.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.OnnxEnvironment;
import dev.noema.serving.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A graph in ONNX Runtime, on one thread, with or without graph optimisation. */
final class OnnxSession implements AutoCloseable {

    private final OrtSession.SessionOptions options;
    private final OrtSession session;

    OnnxSession(byte[] graph, OrtSession.SessionOptions.OptLevel level) throws OrtException {
        options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(level);
        options.setIntraOpNumThreads(1);
        session = OnnxEnvironment.get().createSession(graph, options);
    }

    Map<String, FloatTensor> run(Map<String, Tensor> inputs) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getValue()));
            }
            Map<String, FloatTensor> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(tensors)) {
                for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
                    OnnxTensor value = (OnnxTensor) output.getValue();
                    FloatBuffer buffer = value.getFloatBuffer();
                    float[] values = new float[buffer.remaining()];
                    buffer.get(values);
                    outputs.put(
                            output.getKey(), new FloatTensor(values, value.getInfo().getShape()));
                }
            }
            return outputs;
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(Tensor tensor) throws OrtException {
        OrtEnvironment environment = OnnxEnvironment.get();
        return tensor instanceof FloatTensor floats
                ? OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(floats.values()), floats.shape())
                : OnnxTensor.createTensor(
                        environment,
                        LongBuffer.wrap(((LongTensor) tensor).values()),
                        tensor.shape());
    }

    @Override
    public void close() throws OrtException {
        session.close();
        options.close();
    }
}
