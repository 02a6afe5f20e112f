package dev.noema.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One output of one call, put together from the batches in which it was computed.
 *
 * <p>Where its size is known beforehand, ONNX Runtime writes each batch into a buffer that is kept
 * from call to call, from where it is copied once into the array that the caller gets.
 */
final class Collected {

    private final Port port;
    private final int items;
    private long[] shape;
    private float[] floats;
    private long[] longs;
    private int filled;
    private ByteBuffer written;

    /**
     * An output of a call.
     *
     * @param items how many items the call is about
     */
    Collected(Port port, int items) {
        this.port = port;
        this.items = items;
    }

    /** Whether its size is known before the graph runs. */
    boolean isSized() {
        for (int i = port.isBatched() ? 1 : 0; i < port.shape().size(); i++) {
            if (!port.shape().get(i).isFixed()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the graph is to write the next batch of an output whose size is known; the caller
     * closes it.
     */
    OnnxTensor target(OrtEnvironment environment, int batch, Buffers buffers) throws OrtException {
        long[] part = sizes(batch);
        int width = port.type() == Port.Type.FLOAT32 ? Float.BYTES : Long.BYTES;
        written = buffers.of("output " + port.name(), Math.multiplyExact(Tensor.size(part), width));
        return port.type() == Port.Type.FLOAT32
                ? OnnxTensor.createTensor(environment, written.asFloatBuffer(), part)
                : OnnxTensor.createTensor(environment, written.asLongBuffer(), part);
    }

    /** Takes what the graph wrote into the target. */
    void take() {
        if (shape == null) {
            allocate(sizes(items));
        } else if (!port.isBatched()) {
            return;
        }
        copy(written);
    }

    /** Takes the next batch of an output whose size only the graph knows; the caller closes it. */
    void take(OnnxTensor part) {
        long[] partShape = part.getInfo().getShape();
        if (shape == null) {
            long[] whole = partShape.clone();
            if (port.isBatched()) {
                whole[0] = items;
            }
            checkShape(partShape);
            allocate(whole);
        } else if (!port.isBatched()) {
            return;
        } else if (!Arrays.equals(shape, 1, shape.length, partShape, 1, partShape.length)) {
            throw new BundleException(
                    "output '"
                            + port.name()
                            + "' has items of different shapes in one call; "
                            + "call with fewer items at a time");
        }
        copy(part.getByteBuffer().order(ByteOrder.nativeOrder()));
    }

    private void copy(ByteBuffer bytes) {
        if (floats != null) {
            int count = bytes.remaining() / Float.BYTES;
            bytes.asFloatBuffer().get(floats, filled, count);
            filled += count;
        } else {
            int count = bytes.remaining() / Long.BYTES;
            bytes.asLongBuffer().get(longs, filled, count);
            filled += count;
        }
    }

    private void checkShape(long[] found) {
        boolean fits = found.length == port.shape().size();
        for (int i = 0; fits && i < found.length; i++) {
            Dimension dimension = port.shape().get(i);
            fits = !dimension.isFixed() || dimension.size() == found[i];
        }
        if (!fits) {
            throw new BundleException(
                    "output '"
                            + port.name()
                            + "' has the shape "
                            + Arrays.toString(found)
                            + ", "
                            + BundleManifest.FILE
                            + " says "
                            + port.shape());
        }
    }

    private void allocate(long[] whole) {
        shape = whole;
        if (port.type() == Port.Type.FLOAT32) {
            floats = new float[Tensor.size(whole)];
        } else {
            longs = new long[Tensor.size(whole)];
        }
    }

    private long[] sizes(int batch) {
        long[] sizes = new long[port.shape().size()];
        for (int i = 0; i < sizes.length; i++) {
            Dimension dimension = port.shape().get(i);
            sizes[i] = dimension.isFixed() ? dimension.size() : batch;
        }
        return sizes;
    }

    Tensor tensor() {
        return port.type() == Port.Type.FLOAT32
                ? new FloatTensor(floats, shape)
                : new LongTensor(longs, shape);
    }
}
