package dev.noema.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.noema.checkpoint.FileFault;
import dev.noema.onnx.OnnxFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * An ONNX model that was proven equal to the engine: the same bytes for the same network on every
 * machine.
 */
public final class OnnxModel {

    private final ModelProto model;
    private final long mostBytes;
    private final ExportReport report;

    OnnxModel(ModelProto model, long mostBytes, ExportReport report) {
        this.model = model;
        this.mostBytes = mostBytes;
        this.report = report;
    }

    /** What was compared, and how closely it agrees. */
    public ExportReport report() {
        return report;
    }

    /**
     * The content of the file.
     *
     * @throws ExportException when the weights are more than one file may hold
     */
    public byte[] bytes() {
        OnnxFiles files = OnnxFiles.of(model, "model.onnx", mostBytes);
        if (!files.isOne()) {
            throw new ExportException(
                    "the weights are more than the "
                            + mostBytes
                            + " bytes that one file may hold; write(file) puts them beside it");
        }
        return files.model();
    }

    /**
     * Writes the file, whole or not at all. Weights that are too many for it lie beside it, in a
     * file of the same name with {@code .data} behind it.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public OnnxModel write(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            OnnxFiles.of(model, absolute.getFileName().toString(), mostBytes)
                    .write(absolute.getParent());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }
}
