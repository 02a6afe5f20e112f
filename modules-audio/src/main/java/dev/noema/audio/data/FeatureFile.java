package dev.noema.audio.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spectrograms in one file: the numbers of all sounds, then the index, then the index's place and a
 * magic number.
 *
 * @param features the index
 * @param store the numbers, mapped
 */
record FeatureFile(Features features, FeatureStore store) {

    private static final long MAGIC = 0x4e6f656d61536e64L;
    private static final int TAIL = 2 * Long.BYTES;
    private static final long CHUNK_BYTES = 1L << 30;

    /** Something that writes numbers and says what they were. */
    @FunctionalInterface
    interface Content {
        Features writeTo(OutputStream numbers) throws IOException;
    }

    static void write(FileChannel channel, Content content) throws IOException {
        DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20));
        Features features = content.writeTo(out);
        out.flush();
        long end = channel.position();
        out.writeInt(features.mels());
        out.writeFloat(features.least());
        out.writeFloat(features.greatest());
        out.writeInt(features.duplicates());
        out.writeInt(features.silent());
        out.writeUTF(features.digest());
        out.writeInt(features.faults().size());
        for (String fault : features.faults()) {
            out.writeUTF(fault);
        }
        out.writeInt(features.keys().size());
        for (int sound = 0; sound < features.keys().size(); sound++) {
            out.writeUTF(features.keys().get(sound));
            out.writeInt(features.frames()[sound]);
        }
        out.writeLong(end);
        out.writeLong(MAGIC);
        out.flush();
    }

    /** Opens a file; nothing when it is not there or not whole. */
    static Optional<FeatureFile> open(Path file) throws IOException {
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
            Features features = index(Channels.newInputStream(channel.position(end)));
            return features.total() * features.mels() * Float.BYTES == end
                    ? Optional.of(new FeatureFile(features, map(channel, features, end)))
                    : Optional.empty();
        }
    }

    private static Features index(InputStream index) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(index));
        int mels = in.readInt();
        float least = in.readFloat();
        float greatest = in.readFloat();
        int duplicates = in.readInt();
        int silent = in.readInt();
        String digest = in.readUTF();
        List<String> faults = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            faults.add(in.readUTF());
        }
        List<String> keys = new ArrayList<>();
        int[] frames = new int[in.readInt()];
        for (int sound = 0; sound < frames.length; sound++) {
            keys.add(in.readUTF());
            frames[sound] = in.readInt();
        }
        return new Features(
                keys, frames, mels, least, greatest, duplicates, silent, faults, digest);
    }

    // In chunks of whole frames, since one mapping holds at most 2 GiB.
    private static FeatureStore map(FileChannel channel, Features features, long end)
            throws IOException {
        long frameBytes = (long) features.mels() * Float.BYTES;
        int perChunk = (int) (CHUNK_BYTES / frameBytes);
        List<FloatBuffer> chunks = new ArrayList<>();
        for (long from = 0; from < end; from += perChunk * frameBytes) {
            long bytes = Math.min(perChunk * frameBytes, end - from);
            chunks.add(channel.map(FileChannel.MapMode.READ_ONLY, from, bytes).asFloatBuffer());
        }
        return new FeatureStore(chunks, perChunk, features.mels());
    }
}
