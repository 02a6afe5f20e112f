package dev.noema.experiment;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.noema.checkpoint.FileFault;
import dev.noema.data.DataDescription;
import dev.noema.serving.Sequence;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Keeps what is known of a run's data in {@code data.json}, so that a run opens without its data.
 */
final class DescriptionFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private record Content(
            String codec,
            long[] event,
            DataDescription.Values values,
            List<String> classes,
            Map<String, Object> preprocessing,
            Sequence sequence,
            List<String> targets) {}

    private DescriptionFile() {}

    static void write(Path file, DataDescription data) {
        Content content =
                new Content(
                        data.codec(),
                        data.event().getShape(),
                        data.values(),
                        data.classes(),
                        data.preprocessing(),
                        data.sequence(),
                        data.targets());
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    static DataDescription read(Path file) {
        try {
            Content content = JSON.readValue(file.toFile(), Content.class);
            return new DataDescription(
                    content.codec(),
                    new Shape(content.event()),
                    content.values(),
                    content.classes(),
                    content.preprocessing(),
                    // a run made before there were items that vary in length does not say so
                    content.sequence() == null ? Sequence.NONE : content.sequence(),
                    content.targets() == null ? List.of() : content.targets());
        } catch (IOException e) {
            throw new RequestException(
                    file + ": is missing or damaged; a run's folder holds it", e);
        }
    }
}
