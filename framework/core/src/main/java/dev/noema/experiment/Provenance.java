package dev.noema.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.noema.checkpoint.FileFault;
import dev.noema.engine.Processor;
import dev.noema.engine.Torch;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import dev.noema.training.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run came from: what one has to know to repeat it.
 *
 * @param noema the version of this program
 * @param engine the version of libtorch
 * @param java the version of the JVM
 * @param system operating system and processor
 * @param threads how many threads computed
 * @param device where the model was trained
 * @param precision how numbers were stored inside steps
 * @param seed where all randomness started
 * @param dataDigest SHA-256 over the items that were read
 * @param licence what the data may be used for, where they say so; may be empty
 * @param started when, in UTC
 * @param base where the relative paths of its configuration start on this machine; it stands in a
 *     hidden file of its own, which goes into no pack; null in a run that came from elsewhere
 * @param commit the git commit of that folder, with {@code -dirty} where files differ from it;
 *     empty where there is none
 * @param processor what the processor is called; empty where the system does not say
 * @param features those of its instruction sets that the engine knows
 * @param command the words of the command line, options and all; empty when Java code began it
 */
public record Provenance(
        String noema,
        String engine,
        String java,
        String system,
        int threads,
        String device,
        String precision,
        long seed,
        String dataDigest,
        String licence,
        String started,
        String base,
        String commit,
        String processor,
        List<String> features,
        List<String> command) {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    /** Hidden, so that no folder of this machine goes into a pack. */
    private static final String BASE = ".base";

    public Provenance {
        // what older runs do not say
        licence = licence == null ? "" : licence;
        commit = commit == null ? "" : commit;
        processor = processor == null ? "" : processor;
        features = features == null ? List.of() : List.copyOf(features);
        command = command == null ? List.of() : List.copyOf(command);
    }

    /** The provenance of a run that starts now. */
    static Provenance now(
            String device,
            Precision precision,
            long seed,
            String dataDigest,
            String licence,
            Path base,
            List<String> command) {
        Processor processor = Processor.here();
        String version = Provenance.class.getPackage().getImplementationVersion();
        return new Provenance(
                version == null ? "development" : version,
                Torch.version(),
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Torch.threads(),
                device,
                precision.toString(),
                seed,
                dataDigest,
                licence,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                base.toString(),
                GitCommit.of(base),
                processor.model(),
                processor.features(),
                command.stream().map(word -> HomelessWord.of(word, base)).toList());
    }

    /**
     * The precision of the run's steps; throws {@link RequestException} when there is none such.
     */
    Precision stepPrecision() {
        return Stream.of(Precision.FLOAT32, Precision.BF16)
                .filter(known -> known.toString().equals(precision))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "provenance.json: precision is \""
                                                + precision
                                                + "\"; allowed are float32 and bf16"));
    }

    void write(Path file) {
        try {
            AtomicFile.write(file.resolveSibling(BASE), base);
            AtomicFile.write(file, JSON.writeValueAsBytes(at(null)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    /** The provenance of a run; throws {@link RequestException} when the file is damaged. */
    static Provenance read(Path file) {
        try {
            Provenance read = JSON.readValue(file.toFile(), Provenance.class);
            Path place = file.resolveSibling(BASE);
            return Files.isRegularFile(place) ? read.at(Files.readString(place).strip()) : read;
        } catch (IOException e) {
            throw new RequestException(file + ": is missing or damaged", e);
        }
    }

    private Provenance at(String folder) {
        return new Provenance(
                noema,
                engine,
                java,
                system,
                threads,
                device,
                precision,
                seed,
                dataDigest,
                licence,
                started,
                folder,
                commit,
                processor,
                features,
                command);
    }
}
