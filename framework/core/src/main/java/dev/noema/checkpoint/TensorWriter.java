package dev.noema.checkpoint;

import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes named tensors to a file. */
@FunctionalInterface
interface TensorWriter {
    void write(Path file, Map<String, Tensor> tensors) throws IOException;
}
