package dev.noema.export;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.noema.checkpoint.FileFault;
import dev.noema.onnx.OnnxFiles;
import dev.noema.serving.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A graph that ONNX Runtime can open before it is published: from memory or, where its weights lie
 * beside it, from the files in a folder of their own.
 */
final class UnprovenGraph implements AutoCloseable {

    private final OnnxFiles files;
    private final Optional<TemporaryFolder> folder;

    UnprovenGraph(OnnxFiles files) {
        this.files = files;
        this.folder = files.isOne() ? Optional.empty() : Optional.of(written(files));
    }

    private static TemporaryFolder written(OnnxFiles files) {
        try {
            TemporaryFolder folder = TemporaryFolder.create("noema-export-");
            try {
                files.write(folder.path());
                return folder;
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the weights cannot be written among the temporary files: "
                            + FileFault.reason(e),
                    e);
        }
    }

    OnnxSession session(OptLevel level) throws OrtException {
        if (folder.isEmpty()) {
            return new OnnxSession(files.model(), level);
        }
        Path model = folder.get().path().resolve(files.names().get(0));
        return new OnnxSession(model, level);
    }

    @Override
    public void close() {
        if (folder.isPresent()) {
            try {
                folder.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
