package dev.noema.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Keeps an evaluation as {@code evaluation.json} in its run's folder. */
public final class EvaluationFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private EvaluationFile() {}

    /** Where a run's evaluation is. */
    public static Path in(Path run) {
        return run.resolve("evaluation.json");
    }

    /** The evaluation as JSON; figures that are not finite are strings. */
    public static String json(Evaluation evaluation) {
        try {
            return JSON.writeValueAsString(evaluation);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file in one step. */
    public static void write(Path file, Evaluation evaluation) {
        try {
            AtomicFile.write(file, json(evaluation) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    /** Reads what {@link #write} wrote; throws {@link RequestException} when it cannot. */
    public static Evaluation read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Evaluation.class);
        } catch (IOException e) {
            throw new RequestException(
                    file + ": is missing or damaged; noema evaluate writes it", e);
        }
    }
}
