package dev.noema.folder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows in one file, mapped: all rows, then the index, then the index's place and a magic number.
 *
 * @param <I> the index: what is known of the rows
 * @param index the index
 * @param chunks the rows, in buffers of whole ones, all but the last of the same number
 * @param rowsPerChunk how many rows a chunk holds
 */
public record RowFile<I>(I index, List<ByteBuffer> chunks, int rowsPerChunk) {

    private static final int TAIL = 2 * Long.BYTES;

    /** One mapping holds at most 2 GiB. */
    private static final long CHUNK_BYTES = 1L << 30;

    public RowFile {
        chunks = List.copyOf(chunks);
    }

    static <I> void write(FileChannel channel, RowFormat<I> format, RowContent<I> content)
            throws IOException {
        DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20));
        I index = content.writeTo(out);
        out.flush();
        long end = channel.position();
        format.write(index, out);
        out.writeLong(end);
        out.writeLong(format.magic());
        out.flush();
    }

    /** Opens a file; nothing when it is not there or not whole. */
    static <I> Optional<RowFile<I>> open(Path file, RowFormat<I> format) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) < TAIL) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            channel.read(tail, channel.size() - TAIL);
            long end = tail.getLong(0);
            if (tail.getLong(Long.BYTES) != format.magic()
                    || end < 0
                    || end > channel.size() - TAIL) {
                return Optional.empty();
            }
            I index =
                    format.read(
                            new DataInputStream(
                                    new BufferedInputStream(
                                            Channels.newInputStream(channel.position(end)))));
            return format.rows(index) * format.rowBytes(index) == end
                    ? Optional.of(map(channel, index, format.rowBytes(index), end))
                    : Optional.empty();
        }
    }

    private static <I> RowFile<I> map(FileChannel channel, I index, int rowBytes, long end)
            throws IOException {
        int perChunk = (int) Math.max(1, CHUNK_BYTES / rowBytes);
        long chunkBytes = (long) perChunk * rowBytes;
        List<ByteBuffer> chunks = new ArrayList<>();
        for (long from = 0; from < end; from += chunkBytes) {
            long bytes = Math.min(chunkBytes, end - from);
            chunks.add(channel.map(FileChannel.MapMode.READ_ONLY, from, bytes));
        }
        return new RowFile<>(index, chunks, perChunk);
    }
}
