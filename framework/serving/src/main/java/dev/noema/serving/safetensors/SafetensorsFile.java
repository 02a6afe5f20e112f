package dev.noema.serving.safetensors;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.OneLine;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * An open safetensors file, whose header has been checked and whose tensors are read when asked
 * for.
 *
 * <p>Opening takes memory for the header alone; reading takes the tensor's own plus a small buffer.
 * The file is not mapped into memory, so one that shrinks while it is read gives an exception. Safe
 * for use by several threads. The caller closes it.
 */
public final class SafetensorsFile implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int MAXIMUM_ARRAY = Integer.MAX_VALUE - 8;

    private final Path path;
    private final FileChannel channel;
    private final Header header;
    private final long dataStart;

    private SafetensorsFile(Path path, FileChannel channel, Header header, long dataStart) {
        this.path = path;
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /**
     * Opens a file.
     *
     * @throws SafetensorsException when the file breaks a rule of the format: one line that names
     *     file and fault
     * @throws IOException when it cannot be read
     */
    public static SafetensorsFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            int length = headerLength(channel);
            long dataStart = (long) Header.LENGTH_BYTES + length;
            ByteBuffer bytes = ByteBuffer.allocate(length);
            fill(channel, bytes, Header.LENGTH_BYTES);
            Header header = HeaderReader.read(bytes.array(), channel.size() - dataStart);
            return new SafetensorsFile(path, channel, header, dataStart);
        } catch (SafetensorsException e) {
            channel.close();
            throw new SafetensorsException(path + ": " + OneLine.of(e.getMessage()), e);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static int headerLength(FileChannel channel) throws IOException {
        if (channel.size() < Header.LENGTH_BYTES) {
            throw new SafetensorsException(
                    "the file has " + channel.size() + " bytes, too few for a header");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Header.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, bytes, 0);
        long length = bytes.getLong(0);
        long rest = channel.size() - Header.LENGTH_BYTES;
        if (length < 0 || length > Header.MAXIMUM_LENGTH || length > rest) {
            throw new SafetensorsException(
                    "the header claims "
                            + Long.toUnsignedString(length)
                            + " bytes, at most "
                            + Math.min(rest, Header.MAXIMUM_LENGTH)
                            + " are possible");
        }
        return (int) length;
    }

    /** The texts that the writer left about the file. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** All tensors by name, in the order in which they stand in the file. */
    public Map<String, StoredTensor> tensors() {
        return header.tensors();
    }

    /** Reads an F32 tensor as {@link FloatTensor}, an I64 tensor as {@link LongTensor}. */
    public Tensor read(String name) throws IOException {
        return switch (find(name).type()) {
            case F32 -> floats(name);
            case I64 -> longs(name);
            default ->
                    throw new SafetensorsException(
                            path
                                    + ": tensor '"
                                    + name
                                    + "' is "
                                    + find(name).type()
                                    + "; F32 and I64 can be read as a tensor");
        };
    }

    /** Reads an F32 tensor. */
    public FloatTensor floats(String name) throws IOException {
        StoredTensor tensor = find(name, DType.F32);
        float[] values = new float[count(tensor)];
        readFloats(name, values, 0);
        return new FloatTensor(values, tensor.dimensions());
    }

    /** Reads an F32 tensor into {@code values} from index {@code from} on. */
    public void readFloats(String name, float[] values, int from) throws IOException {
        StoredTensor tensor = find(name, DType.F32);
        int[] at = {from};
        pieces(
                tensor,
                piece -> {
                    int count = piece.remaining() / Float.BYTES;
                    piece.asFloatBuffer().get(values, at[0], count);
                    at[0] += count;
                });
    }

    /** Reads an I64 tensor. */
    public LongTensor longs(String name) throws IOException {
        StoredTensor tensor = find(name, DType.I64);
        long[] values = new long[count(tensor)];
        int[] at = {0};
        pieces(
                tensor,
                piece -> {
                    int count = piece.remaining() / Long.BYTES;
                    piece.asLongBuffer().get(values, at[0], count);
                    at[0] += count;
                });
        return new LongTensor(values, tensor.dimensions());
    }

    /** Reads the bytes of a tensor of any type, little-endian as they stand in the file. */
    public byte[] bytes(String name) throws IOException {
        StoredTensor tensor = find(name);
        ByteBuffer bytes = ByteBuffer.allocate(checkedSize(tensor, tensor.length()));
        fill(channel, bytes, dataStart + tensor.begin());
        return bytes.array();
    }

    private int count(StoredTensor tensor) throws SafetensorsException {
        return checkedSize(tensor, tensor.length() / tensor.type().bytes());
    }

    private int checkedSize(StoredTensor tensor, long size) throws SafetensorsException {
        if (size > MAXIMUM_ARRAY) {
            throw new SafetensorsException(
                    path
                            + ": tensor '"
                            + tensor.name()
                            + "' of shape "
                            + tensor.shape()
                            + " is too large for an array");
        }
        return (int) size;
    }

    private StoredTensor find(String name) throws SafetensorsException {
        StoredTensor tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new SafetensorsException(path + ": there is no tensor '" + name + "'");
        }
        return tensor;
    }

    private StoredTensor find(String name, DType wanted) throws SafetensorsException {
        StoredTensor tensor = find(name);
        if (tensor.type() != wanted) {
            throw new SafetensorsException(
                    path + ": tensor '" + name + "' is " + tensor.type() + " instead of " + wanted);
        }
        return tensor;
    }

    private interface Piece {
        void accept(ByteBuffer piece);
    }

    private void pieces(StoredTensor tensor, Piece action) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect((int) Math.min(BUFFER, tensor.length()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (long done = 0; done < tensor.length(); done += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), tensor.length() - done));
            fill(channel, buffer, dataStart + tensor.begin() + done);
            action.accept(buffer.flip());
        }
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long position)
            throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                throw new EOFException(
                        "the file ends at byte " + at + ", it became shorter while it was read");
            }
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
