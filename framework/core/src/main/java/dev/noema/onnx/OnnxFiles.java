package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An ONNX model as it lies on disk: one file or, where its weights are more than may stand in it,
 * two, the second with the large arrays as the standard's external data.
 *
 * <p>Protocol buffers end at 2 GiB. The second file is called as the first with {@value #SUFFIX}
 * behind it and lies in the same folder.
 */
public final class OnnxFiles {

    /** What the name of the file with the arrays ends with. */
    public static final String SUFFIX = ".data";

    /** Smaller arrays stay in the model, where readers look for shapes and axes. */
    private static final int LEAST_BYTES = 1024;

    /** Arrays begin at a multiple of a page, so that readers may map them into memory. */
    private static final long PAGE = 4096;

    private record Array(long offset, ByteString bytes) {}

    private final String name;
    private final ModelProto model;
    private final List<Array> arrays;

    private OnnxFiles(String name, ModelProto model, List<Array> arrays) {
        this.name = name;
        this.model = model;
        this.arrays = arrays;
    }

    /**
     * The files of a model.
     *
     * @param name of the first file, such as {@code decoder.onnx}
     * @param most how many bytes of weights may stand in it
     */
    public static OnnxFiles of(ModelProto model, String name, long most) {
        List<TensorProto> weights = model.getGraph().getInitializerList();
        if (weights.stream().mapToLong(weight -> weight.getRawData().size()).sum() <= most) {
            return new OnnxFiles(name, model, List.of());
        }
        GraphProto.Builder graph = model.getGraph().toBuilder().clearInitializer();
        List<Array> arrays = new ArrayList<>();
        long offset = 0;
        for (TensorProto weight : weights) {
            ByteString bytes = weight.getRawData();
            if (bytes.size() < LEAST_BYTES) {
                graph.addInitializer(weight);
                continue;
            }
            graph.addInitializer(
                    weight.toBuilder()
                            .clearRawData()
                            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                            .addExternalData(entry("location", name + SUFFIX))
                            .addExternalData(entry("offset", Long.toString(offset)))
                            .addExternalData(entry("length", Integer.toString(bytes.size()))));
            arrays.add(new Array(offset, bytes));
            offset = (offset + bytes.size() + PAGE - 1) / PAGE * PAGE;
        }
        return new OnnxFiles(name, model.toBuilder().setGraph(graph).build(), arrays);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /** Whether one file holds all. */
    public boolean isOne() {
        return arrays.isEmpty();
    }

    /** The content of the first file. */
    public byte[] model() {
        return model.toByteArray();
    }

    /** The names of the files. */
    public List<String> names() {
        return isOne() ? List.of(name) : List.of(name, name + SUFFIX);
    }

    /**
     * Writes the files into a folder, each whole or not at all, the one that names the other last.
     */
    public void write(Path folder) throws IOException {
        if (!isOne()) {
            AtomicFile.write(folder.resolve(name + SUFFIX), this::writeArrays);
        }
        AtomicFile.write(folder.resolve(name), model());
    }

    private void writeArrays(FileChannel channel) throws IOException {
        for (Array array : arrays) {
            channel.position(array.offset());
            for (ByteBuffer bytes : array.bytes().asReadOnlyByteBufferList()) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }
}
