package dev.noema.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.noema.serving.Tensor;
import dev.noema.serving.safetensors.SafetensorsFile;
import dev.noema.serving.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of one checkpoint folder. */
final class CheckpointFiles {

    static final String MODEL = "model.safetensors";
    static final String OPTIMIZER = "optimizer.safetensors";
    static final String STATE = "state.json";
    static final List<String> ALL = List.of(MODEL, OPTIMIZER, STATE);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();
    private static final ObjectReader READER = JSON.readerFor(Progress.class);

    private CheckpointFiles() {}

    static void write(Path folder, Checkpoint checkpoint, TensorWriter writer) throws IOException {
        Map<String, Tensor> model = new LinkedHashMap<>();
        Map<String, Tensor> optimizer = new LinkedHashMap<>();
        checkpoint
                .tensors()
                .forEach(
                        (name, tensor) ->
                                (name.startsWith(Checkpoint.OPTIMIZER) ? optimizer : model)
                                        .put(name, tensor));
        writer.write(folder.resolve(MODEL), model);
        writer.write(folder.resolve(OPTIMIZER), optimizer);
        Files.write(folder.resolve(STATE), WRITER.writeValueAsBytes(checkpoint.progress()));
        Files.writeString(
                folder.resolve(Manifest.FILE),
                Manifest.of(folder, checkpoint.progress().step(), ALL));
    }

    static void writeTensors(Path file, Map<String, Tensor> tensors) throws IOException {
        SafetensorsWriter content = new SafetensorsWriter();
        tensors.forEach(content::add);
        content.write(file);
    }

    static Checkpoint read(Path folder) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String file : List.of(MODEL, OPTIMIZER)) {
            try (SafetensorsFile content = SafetensorsFile.open(folder.resolve(file))) {
                for (String name : content.tensors().keySet()) {
                    tensors.put(name, content.read(name));
                }
            }
        }
        return new Checkpoint(progress(folder), tensors);
    }

    static Progress progress(Path folder) throws IOException {
        Progress progress;
        try {
            progress = READER.readValue(folder.resolve(STATE).toFile());
        } catch (JacksonException e) {
            throw new CheckpointException(folder.resolve(STATE) + ": is no state of a training", e);
        }
        if (progress.format() != Progress.FORMAT) {
            throw new CheckpointException(
                    folder.resolve(STATE)
                            + ": format is "
                            + progress.format()
                            + "; this version reads format "
                            + Progress.FORMAT);
        }
        return progress;
    }
}
