package dev.noema.training.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.checkpoint.FileFault;
import dev.noema.training.Outcome;
import dev.noema.training.StepReport;
import dev.noema.training.TrainingListener;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Writes {@code metrics.jsonl}: a line of JSON for each step and each validation, numbers with all
 * their digits. A resumed run cuts off the lines after its checkpoint first.
 */
public final class MetricsLog implements TrainingListener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STEP = "step";
    private static final double SECONDS_BETWEEN_FLUSHES = 1;

    private final Path file;
    private BufferedWriter writer;
    private double flushed;

    public MetricsLog(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "metrics-log";
    }

    @Override
    public void started(long step, String estimate) {
        attempt(
                () -> {
                    try (FileChannel channel =
                            FileChannel.open(
                                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                        channel.truncate(bytesUpTo(step));
                    }
                    writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
                });
    }

    /** How many bytes the whole lines take whose step is not after {@code step}. */
    private long bytesUpTo(long step) throws IOException {
        long bytes = 0;
        // in Latin-1 a character is a byte
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine();
                    line != null && isUpTo(step, line);
                    line = reader.readLine()) {
                if (bytes + line.length() == Files.size(file)) {
                    return bytes; // the last line lacks its end
                }
                bytes += line.length() + 1;
            }
        }
        return bytes;
    }

    private static boolean isUpTo(long step, String line) {
        try {
            JsonNode number = JSON.readTree(line).path(STEP);
            return number.isIntegralNumber() && number.longValue() <= step;
        } catch (JsonProcessingException torn) {
            return false;
        }
    }

    @Override
    public void stepped(StepReport report) {
        ObjectNode line = JSON.createObjectNode();
        line.put(STEP, report.step());
        line.put("epoch", report.epoch());
        line.put("seconds", Math.round(report.elapsedSeconds() * 1000) / 1000.0);
        line.put("loss", report.result().loss());
        report.result().terms().forEach(line::put);
        line.put("active-units", report.result().activeUnits());
        line.put("gradient-norm", report.result().gradientNorm());
        report.scheduled().forEach(line::put);
        write(line);
        if (report.elapsedSeconds() - flushed > SECONDS_BETWEEN_FLUSHES) {
            flushed = report.elapsedSeconds();
            attempt(writer::flush);
        }
    }

    @Override
    public void validated(long step, Map<String, Double> metrics) {
        ObjectNode line = JSON.createObjectNode();
        line.put(STEP, step);
        metrics.forEach(line::put);
        write(line);
    }

    @Override
    public void saving(long step) {
        attempt(writer::flush);
    }

    @Override
    public void finished(Outcome outcome) {
        close();
    }

    /** Keeps the lines that led to the fault, where the disk still takes them. */
    @Override
    public void failed(RuntimeException fault) {
        try {
            close();
        } catch (UncheckedIOException e) {
            fault.addSuppressed(e);
        }
    }

    private void write(ObjectNode line) {
        attempt(() -> writer.append(line.toString()).append('\n'));
    }

    @Override
    public void close() {
        if (writer != null) {
            attempt(writer::close);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }
}
