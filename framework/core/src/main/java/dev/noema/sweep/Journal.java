package dev.noema.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.checkpoint.FileFault;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * What happened in a sweep, line by line: a checksum, then JSON. A line is on the disk before
 * anything follows from it, and is never changed.
 *
 * <p>A process that dies while it writes leaves a last line that is torn; it is cut off when the
 * journal is opened again. Damage anywhere else is refused.
 */
final class Journal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHECKSUM = 8;

    private final Path file;
    private final FileChannel channel;
    private final List<Event> events;

    private Journal(Path file, FileChannel channel, List<Event> events) {
        this.file = file;
        this.channel = channel;
        this.events = events;
    }

    /** Opens a journal, making it where there is none. */
    static Journal open(Path file) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            try {
                List<Event> events = new ArrayList<>();
                long whole = read(file, channel, events);
                channel.truncate(whole);
                channel.position(whole);
                channel.force(true);
                return new Journal(file, channel, events);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be used: " + FileFault.reason(e), e);
        }
    }

    /** Reads the events; gives how many bytes their whole lines take. */
    private static long read(Path file, FileChannel channel, List<Event> events)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        int count;
        do {
            count = channel.read(bytes);
        } while (count > 0);
        int start = 0;
        for (int end = 0; end < bytes.position(); end++) {
            if (bytes.get(end) == '\n') {
                Event event = event(bytes.array(), start, end);
                if (event == null && end + 1 < bytes.position()) {
                    throw new RequestException(
                            file + ":" + (events.size() + 1) + ": is damaged; nothing was changed");
                }
                if (event == null) {
                    break;
                }
                events.add(event);
                start = end + 1;
            }
        }
        return start;
    }

    /** The event of a line; null when the line is not whole. */
    private static Event event(byte[] bytes, int start, int end) {
        int text = start + CHECKSUM + 1;
        if (end <= text || !checksum(bytes, text, end).equals(text(bytes, start, text - 1))) {
            return null;
        }
        try {
            return JSON.readValue(bytes, text, end - text, Event.class);
        } catch (IOException e) {
            return null;
        }
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static String checksum(byte[] bytes, int start, int end) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, start, end - start);
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    /** All events, in the order in which they happened. */
    List<Event> events() {
        return events;
    }

    /** Adds an event; it is on the disk when this returns. */
    void add(Event event) {
        try {
            byte[] json = JSON.writeValueAsBytes(event);
            String line = checksum(json, 0, json.length) + " " + text(json, 0, json.length) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            events.add(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed: " + FileFault.reason(e), e);
        }
    }
}
