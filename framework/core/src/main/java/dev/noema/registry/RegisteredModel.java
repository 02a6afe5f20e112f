package dev.noema.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.noema.checkpoint.FileFault;
import dev.noema.pack.PackManifest;
import dev.noema.serving.files.OneLine;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A version of a model that a registry keeps.
 *
 * @param name what it is called
 * @param version counted from 1
 * @param added when, in UTC
 * @param note what the user said about it; may be empty
 * @param content kind, size and SHA-256 of every file as they were added
 */
public record RegisteredModel(
        String name, int version, String added, String note, PackManifest content) {

    /** Hidden, so that it is no part of the run or bundle that it stands in. */
    static final String FILE = ".noema-model.json";

    private static final long LARGEST = 32L << 20;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RegisteredModel {
        new ModelName(name, Optional.of(version));
        if (added == null || note == null || content == null) {
            throw new IllegalArgumentException("added, note or content is missing");
        }
    }

    /** {@code digits:3}. */
    @JsonIgnore
    public ModelName id() {
        return new ModelName(name, Optional.of(version));
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
    }

    /** Throws {@link RequestException} for a damaged manifest. */
    static RegisteredModel read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > LARGEST) {
                throw new RequestException(file + ": is too long for a manifest");
            }
            return JSON.readValue(Files.readAllBytes(file), RegisteredModel.class);
        } catch (IOException e) {
            throw new RequestException(
                    file + ": is damaged: " + OneLine.of(FileFault.reason(e)), e);
        }
    }
}
