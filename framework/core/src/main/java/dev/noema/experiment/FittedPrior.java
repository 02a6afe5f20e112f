package dev.noema.experiment;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.safetensors.SafetensorsFile;
import dev.noema.serving.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code prior.safetensors} holds: a prior that was fitted to the codes of the training data.
 *
 * @param step the step of the checkpoint that the codes came from
 * @param arrays what describes the prior, by name
 */
record FittedPrior(long step, Map<String, FloatTensor> arrays) {

    static final String FILE = "prior.safetensors";

    private static final String STEP = "step";

    /** Replaces the file in one step. */
    void write(Path file) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter().metadata(STEP, Long.toString(step));
        arrays.forEach(writer::add);
        writer.write(file);
    }

    /** Reads the file; throws {@link IOException} when it is missing or damaged. */
    static FittedPrior read(Path file) throws IOException {
        try (SafetensorsFile content = SafetensorsFile.open(file)) {
            Map<String, FloatTensor> arrays = new LinkedHashMap<>();
            for (String name : content.tensors().keySet()) {
                arrays.put(name, content.floats(name));
            }
            return new FittedPrior(Long.parseLong(content.metadata().get(STEP)), arrays);
        } catch (NumberFormatException e) {
            throw new IOException(file + ": does not say which checkpoint it belongs to", e);
        }
    }
}
