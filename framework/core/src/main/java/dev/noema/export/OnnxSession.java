package dev.noema.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.OnnxEnvironment;
import dev.noema.serving.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A graph in ONNX Runtime, on one thread, with or without graph optimisation. */
final class OnnxSession implements AutoCloseable {

    private final OrtSession.SessionOptions options;
    private final OrtSession session;

    OnnxSession(byte[] graph, OrtSession.SessionOptions.OptLevel level) throws OrtException {
        options = options(level);
        session = OnnxEnvironment.get().createSession(graph, options);
    }

    /** Opens a file, and the one with its weights beside it. */
    OnnxSession(Path graph, OrtSession.SessionOptions.OptLevel level) throws OrtException {
        options = options(level);
        session = OnnxEnvironment.get().createSession(graph.toString(), options);
    }

    private static OrtSession.SessionOptions options(OrtSession.SessionOptions.OptLevel level)
            throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(level);
        options.setIntraOpNumThreads(1);
        return options;
    }

    /** Real inputs and outputs are {@link FloatTensor}s, all others {@link LongTensor}s. */
    Map<String, Tensor> run(Map<String, Tensor> inputs) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                OnnxJavaType type =
                        ((TensorInfo) session.getInputInfo().get(input.getKey()).getInfo()).type;
                tensors.put(input.getKey(), tensor(input.getValue(), type));
            }
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(tensors)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), tensor((OnnxTensor) output.getValue()));
                }
            }
            return outputs;
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(Tensor tensor, OnnxJavaType type) throws OrtException {
        OrtEnvironment environment = OnnxEnvironment.get();
        if (tensor instanceof FloatTensor floats) {
            return OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(floats.values()), floats.shape());
        }
        long[] values = ((LongTensor) tensor).values();
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(values.length * type.size).order(ByteOrder.nativeOrder());
        for (long value : values) {
            switch (type.size) {
                case Long.BYTES -> bytes.putLong(value);
                case Integer.BYTES -> bytes.putInt((int) value);
                default -> bytes.put((byte) value);
            }
        }
        return OnnxTensor.createTensor(environment, bytes.flip(), tensor.shape(), type);
    }

    private static Tensor tensor(OnnxTensor tensor) {
        OnnxJavaType type = tensor.getInfo().type;
        long[] shape = tensor.getInfo().getShape();
        if (type == OnnxJavaType.FLOAT) {
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return new FloatTensor(values, shape);
        }
        ByteBuffer bytes = tensor.getByteBuffer();
        long[] values = new long[bytes.remaining() / type.size];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type.size) {
                        case Long.BYTES -> bytes.getLong();
                        case Integer.BYTES -> bytes.getInt();
                        default -> bytes.get() & 0xFF;
                    };
        }
        return new LongTensor(values, shape);
    }

    @Override
    public void close() throws OrtException {
        session.close();
        options.close();
    }
}
