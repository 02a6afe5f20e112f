package dev.noema.serving.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects named tensors and writes them as one file, the same bytes for the same content in
 * whatever order it came.
 *
 * <p>Tensors stand in the order of the reference implementation, wide types first and then by name,
 * so that each is aligned. Arrays are not copied; they stream through a small buffer.
 */
public final class SafetensorsWriter {

    private static final int ALIGNMENT = 8;
    private static final int BUFFER = 1 << 18;

    private final Map<String, String> metadata = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * Puts the numbers {@code from} to {@code from + buffer.remaining() / size} into the buffer.
     */
    private interface Source {
        void put(int from, ByteBuffer buffer);
    }

    private record Entry(String name, DType type, long[] shape, int count, Source source) {
        long bytes() {
            return (long) count * type.bytes();
        }
    }

    /** Adds a text about the whole file. */
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** Adds a tensor as F32 or I64. */
    public SafetensorsWriter add(String name, Tensor tensor) {
        if (tensor instanceof FloatTensor floats) {
            return addFloats(name, floats.values(), 0, floats.shape());
        }
        LongTensor longs = (LongTensor) tensor;
        return add(
                name,
                DType.I64,
                longs.shape(),
                (from, buffer) ->
                        buffer.asLongBuffer()
                                .put(longs.values(), from, buffer.remaining() / Long.BYTES));
    }

    /** Adds a part of an array, from index {@code from} on, as F32. */
    public SafetensorsWriter addFloats(String name, float[] values, int from, long... shape) {
        checkRange(name, values.length, from, shape);
        return add(
                name,
                DType.F32,
                shape,
                (start, buffer) ->
                        buffer.asFloatBuffer()
                                .put(values, from + start, buffer.remaining() / Float.BYTES));
    }

    /** Adds bytes as U8. */
    public SafetensorsWriter addBytes(String name, byte[] values, long... shape) {
        checkRange(name, values.length, 0, shape);
        return add(
                name,
                DType.U8,
                shape,
                (from, buffer) -> buffer.duplicate().put(values, from, buffer.remaining()));
    }

    private static void checkRange(String name, int length, int from, long... shape) {
        if (from < 0 || Tensor.size(shape) > length - from) {
            throw new IllegalArgumentException(
                    "tensor '"
                            + name
                            + "' needs "
                            + Tensor.size(shape)
                            + " values from index "
                            + from
                            + " of an array of "
                            + length);
        }
    }

    private SafetensorsWriter add(String name, DType type, long[] shape, Source source) {
        if (name.equals(Header.METADATA) || !names.add(name)) {
            throw new IllegalArgumentException(
                    "a tensor cannot be named '" + name + "': the name is taken");
        }
        entries.add(new Entry(name, type, shape.clone(), Tensor.size(shape), source));
        return this;
    }

    /** Writes the file in one step; see {@link AtomicFile}. */
    public void write(Path path) throws IOException {
        AtomicFile.write(path, this::writeTo);
    }

    /** Writes the file's content to a channel. */
    public void writeTo(WritableByteChannel channel) throws IOException {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(
                Comparator.comparing(Entry::type, Comparator.reverseOrder())
                        .thenComparing(Entry::name));
        byte[] header = header(sorted);
        if (header.length > Header.MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "the header takes "
                            + header.length
                            + " bytes, at most "
                            + Header.MAXIMUM_LENGTH
                            + " are allowed");
        }
        ByteBuffer length = ByteBuffer.allocate(Header.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        drain(channel, length.putLong(0, header.length));
        drain(channel, ByteBuffer.wrap(header));
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (Entry entry : sorted) {
            int step = BUFFER / entry.type().bytes();
            for (long from = 0; from < entry.count(); from += step) {
                buffer.clear()
                        .limit((int) Math.min(step, entry.count() - from) * entry.type().bytes());
                entry.source().put((int) from, buffer);
                drain(channel, buffer);
            }
        }
    }

    private byte[] header(List<Entry> sorted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(Header.METADATA);
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            long position = 0;
            for (Entry entry : sorted) {
                json.writeObjectFieldStart(entry.name());
                json.writeStringField("dtype", entry.type().name());
                json.writeFieldName("shape");
                json.writeArray(entry.shape(), 0, entry.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {position, position + entry.bytes()}, 0, 2);
                json.writeEndObject();
                position += entry.bytes();
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static void drain(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
