package dev.noema.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of a graph that lie in the file beside it, in native memory: read once, and digested
 * as they are read, so that ONNX Runtime gets the very bytes that the manifest vouches for and
 * opens no file by itself.
 */
final class ExternalWeights implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final Map<String, OnnxTensorLike> tensors = new LinkedHashMap<>();

    private ExternalWeights() {}

    /** No arrays: those of a graph that holds all its weights. */
    static ExternalWeights none() {
        return new ExternalWeights();
    }

    /**
     * Reads the whole file.
     *
     * @param digest takes every byte
     * @throws BundleException when arrays overlap or reach over its end
     */
    static ExternalWeights read(
            SeekableByteChannel file, List<ExternalArray> arrays, MessageDigest digest)
            throws IOException {
        List<ExternalArray> inOrder = new ArrayList<>(arrays);
        inOrder.sort(Comparator.comparingLong(ExternalArray::offset));
        ExternalWeights weights = new ExternalWeights();
        try {
            long position = 0;
            for (ExternalArray array : inOrder) {
                if (array.offset() < position || array.end() > file.size()) {
                    throw new BundleException(
                            "the array '"
                                    + array.name()
                                    + "' lies in another one or behind the file's end");
                }
                pass(file, array.offset() - position, digest);
                weights.add(array, filled(file, memory(array), digest));
                position = array.end();
            }
            pass(file, file.size() - position, digest);
            return weights;
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private void add(ExternalArray array, ByteBuffer bytes) {
        try {
            OnnxTensor tensor =
                    OnnxTensor.createTensor(
                            OnnxEnvironment.get(), bytes, array.shape(), array.type());
            if (tensors.putIfAbsent(array.name(), tensor) != null) {
                tensor.close();
                throw new BundleException("the array '" + array.name() + "' stands twice");
            }
        } catch (OrtException e) {
            throw new BundleException("ONNX Runtime refuses an array: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer memory(ExternalArray array) {
        try {
            return ByteBuffer.allocateDirect((int) array.length()).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError e) {
            throw new BundleException(
                    "the "
                            + array.length()
                            + " bytes of '"
                            + array.name()
                            + "' do not fit into memory; -XX:MaxDirectMemorySize allows more",
                    e);
        }
    }

    private static void pass(ReadableByteChannel file, long count, MessageDigest digest)
            throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long left = count; left > 0; left -= piece.limit()) {
            piece.clear().limit((int) Math.min(PIECE, left));
            filled(file, piece, digest);
        }
    }

    private static ByteBuffer filled(
            ReadableByteChannel file, ByteBuffer buffer, MessageDigest digest) throws IOException {
        int end = buffer.limit();
        while (buffer.position() < end) {
            int from = buffer.position();
            buffer.limit(Math.min(end, from + PIECE));
            if (file.read(buffer) < 0) {
                throw new EOFException("it ends too early");
            }
            digest.update(buffer.duplicate().flip().position(from));
            buffer.limit(end);
        }
        return buffer.flip();
    }

    /** The arrays by the names of the graph's values. */
    Map<String, OnnxTensorLike> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensorLike::close);
        tensors.clear();
    }
}
