package dev.noema.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;

/** One output of one call, put together from the batches in which it was computed. */
final class Collected {

    private final Port port;
    private final int items;
    private long[] shape;
    private float[] floats;
    private long[] longs;
    private int filled;

    Collected(Port port, int items) {
        this.port = port;
        this.items = items;
    }

    /** Takes the output of the next batch, which stays the caller's to close. */
    void add(OnnxTensor part) {
        TensorInfo info = part.getInfo();
        long[] partShape = info.getShape();
        if (shape == null) {
            shape = partShape.clone();
            if (port.isBatched()) {
                shape[0] = items;
            }
        } else if (!port.isBatched()) {
            return;
        } else if (!Arrays.equals(shape, 1, shape.length, partShape, 1, partShape.length)) {
            throw new BundleException(
                    "output '"
                            + port.name()
                            + "' has items of different shapes in one call; "
                            + "call with fewer items at a time");
        }
        if (port.type() == Port.Type.FLOAT32) {
            addFloats(part);
        } else {
            addLongs(part);
        }
    }

    private void addFloats(OnnxTensor part) {
        var buffer = part.getFloatBuffer();
        int count = buffer.remaining();
        if (floats == null && count == Tensor.size(shape)) {
            floats = buffer.array(); // ONNX Runtime's own copy: all of the output at once
            return;
        }
        if (floats == null) {
            floats = new float[Tensor.size(shape)];
        }
        buffer.get(floats, filled, count);
        filled += count;
    }

    private void addLongs(OnnxTensor part) {
        var buffer = part.getLongBuffer();
        int count = buffer.remaining();
        if (longs == null) {
            longs = new long[Tensor.size(shape)];
        }
        buffer.get(longs, filled, count);
        filled += count;
    }

    Tensor tensor() {
        return port.type() == Port.Type.FLOAT32
                ? new FloatTensor(floats, shape)
                : new LongTensor(longs, shape);
    }
}
