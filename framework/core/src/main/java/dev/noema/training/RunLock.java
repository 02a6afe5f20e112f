package dev.noema.training;

import dev.noema.checkpoint.FileFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write into a run folder, held by one process at a time.
 *
 * <p>The system holds the lock and lets it go when the process dies, however it dies, so that a
 * stale one is taken over; the file's text, process and host, is for people. The file stays, since
 * deleting it would let two processes lock two files of one name.
 */
public final class RunLock implements AutoCloseable {

    private static final String FILE = ".lock";

    /** Where locks bind readers too, the text must stay readable. */
    private static final long BEYOND_THE_TEXT = 1L << 40;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock take(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (!isFree(channel)) {
                    throw new RunLockedException(
                            folder
                                    + ": is in use by "
                                    + owner(file)
                                    + "; wait for it, or name another folder",
                            null);
                }
                write(channel, "process " + ProcessHandle.current().pid() + " on " + host());
                return new RunLock(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RunLockedException(folder + ": cannot be used: " + FileFault.reason(e), e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(BEYOND_THE_TEXT, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    private static String owner(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.isEmpty() ? "another process" : text;
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this host";
        }
    }

    /** Lets the folder go. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The text stays; the lock itself goes with the channel.
        }
    }
}
