package dev.noema.image.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Decoded pictures in one file: the pixels of all items, then the index, then the index's place and
 * a magic number.
 *
 * @param folder the index
 * @param pixels the pixels, mapped
 */
record PixelFile(DecodedFolder folder, PixelStore pixels) {

    private static final long MAGIC = 0x4e6f656d61506978L;
    private static final int TAIL = 2 * Long.BYTES;
    private static final long CHUNK_BYTES = 1L << 30;

    /** Something that writes pixels and says what they were. */
    @FunctionalInterface
    interface Content {
        DecodedFolder writeTo(OutputStream pixels) throws IOException;
    }

    static void write(FileChannel channel, Content content) throws IOException {
        DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20));
        DecodedFolder folder = content.writeTo(out);
        out.flush();
        long end = channel.position();
        out.writeInt(folder.width());
        out.writeInt(folder.height());
        out.writeInt(folder.planes());
        out.writeInt(folder.channels());
        out.writeInt(folder.duplicates());
        out.writeInt(folder.broken());
        out.writeUTF(folder.digest());
        byte[] levels = folder.levels().toByteArray();
        out.writeInt(levels.length);
        out.write(levels);
        out.writeInt(folder.keys().size());
        for (String key : folder.keys()) {
            out.writeUTF(key);
        }
        out.writeLong(end);
        out.writeLong(MAGIC);
        out.flush();
    }

    /** Opens a file; nothing when it is not there or not whole. */
    static Optional<PixelFile> open(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) < TAIL) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            channel.read(tail, channel.size() - TAIL);
            long end = tail.getLong(0);
            if (tail.getLong(Long.BYTES) != MAGIC || end < 0 || end > channel.size() - TAIL) {
                return Optional.empty();
            }
            DecodedFolder folder = index(Channels.newInputStream(channel.position(end)));
            return (long) folder.keys().size() * folder.stride() == end
                    ? Optional.of(new PixelFile(folder, map(channel, folder)))
                    : Optional.empty();
        }
    }

    private static DecodedFolder index(InputStream index) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(index));
        int width = in.readInt();
        int height = in.readInt();
        int planes = in.readInt();
        int channels = in.readInt();
        int duplicates = in.readInt();
        int broken = in.readInt();
        String digest = in.readUTF();
        BitSet levels = BitSet.valueOf(in.readNBytes(Math.min(in.readInt(), 256 / Byte.SIZE)));
        int count = in.readInt();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(in.readUTF());
        }
        return new DecodedFolder(
                keys, width, height, planes, channels, levels, duplicates, broken, digest);
    }

    // In chunks, since one mapping holds at most 2 GiB.
    private static PixelStore map(FileChannel channel, DecodedFolder folder) throws IOException {
        int perChunk = (int) Math.max(1, CHUNK_BYTES / folder.stride());
        List<ByteBuffer> chunks = new ArrayList<>();
        for (int from = 0; from < folder.keys().size(); from += perChunk) {
            long items = Math.min(perChunk, folder.keys().size() - from);
            chunks.add(
                    channel.map(
                            FileChannel.MapMode.READ_ONLY,
                            (long) from * folder.stride(),
                            items * folder.stride()));
        }
        return new PixelStore(chunks, perChunk, folder.stride());
    }
}
