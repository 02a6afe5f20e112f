package dev.noema.export;

import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * An ONNX model that was proven equal to the engine.
 *
 * @param bytes the file, not copied; the same bytes for the same network on every machine
 * @param report what was compared, and how closely it agrees
 */
@SuppressWarnings("ArrayRecordComponent")
public record OnnxModel(byte[] bytes, ExportReport report) {

    /**
     * Writes the file, whole or not at all.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public OnnxModel write(Path file) {
        try {
            AtomicFile.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
