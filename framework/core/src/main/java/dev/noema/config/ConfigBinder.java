package dev.noema.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Binds YAML to configuration records, and writes them back.
 *
 * <p>A key is a record component's name in kebab case; what is not given comes from the record's
 * static {@code defaults()}. Everything that is wrong is told at once. Safe for use by several
 * threads.
 */
public final class ConfigBinder {

    private static final long MOST_BYTES = 1 << 20;

    private final Forms forms;

    public ConfigBinder(PartCatalog parts) {
        this.forms = new Forms(parts);
    }

    /**
     * Reads a file.
     *
     * @param settings overrides of the command line, such as {@code training.batch=64}
     * @throws ConfigException with everything that is wrong
     */
    public <T extends Record> Resolved<T> read(Class<T> type, Path file, List<String> settings) {
        return bind(type, file.toString(), text(file), settings);
    }

    /**
     * Reads text.
     *
     * @param name what origins and messages call the text
     * @throws ConfigException with everything that is wrong
     */
    public <T extends Record> Resolved<T> bind(
            Class<T> type, String name, String text, List<String> settings) {
        Report report = new Report();
        IntFunction<Origin> origins = line -> new Origin(name, line);
        Value given = YamlReader.read(text, origins, report);
        given = new Overrides(report).apply(given, settings);
        RecordForm form = forms.record(type);
        Object bound = form.read(given, null, new Site("", given.origin(), report));
        report.check();
        Value resolved = Origins.carry(given, form.write(bound));
        return new Resolved<>(type.cast(bound), (Value.Mapping) resolved);
    }

    /** A configuration made in Java, as if it had been read. */
    public <T extends Record> Resolved<T> resolve(T config) {
        Value written = forms.record(config.getClass()).write(config);
        return new Resolved<>(config, (Value.Mapping) written);
    }

    /** What there is to know of a record's options. */
    public List<OptionDescription> options(Class<? extends Record> type) {
        return forms.record(type).options();
    }

    private static String text(Path file) {
        Report report = new Report();
        Origin origin = new Origin(file.toString(), 0);
        try {
            if (!Files.exists(file)) {
                throw report.stop(origin, "there is no such file");
            }
            if (!Files.isRegularFile(file)) {
                throw report.stop(origin, "is no file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw report.stop(
                        origin, "has " + Files.size(file) + " bytes; allowed are " + MOST_BYTES);
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw report.stop(origin, "is not UTF-8 text");
        } catch (IOException e) {
            throw report.stop(origin, "cannot be read: " + e);
        }
    }
}
