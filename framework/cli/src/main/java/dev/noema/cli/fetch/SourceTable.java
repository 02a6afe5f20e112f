package dev.noema.cli.fetch;

import dev.noema.config.ConfigBinder;
import dev.noema.config.Nearest;
import dev.noema.config.PartCatalog;
import dev.noema.config.PartEntry;
import dev.noema.spi.Option;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All data that can be fetched, by name.
 *
 * @param sources in the order of the table
 */
public record SourceTable(
        @Option("all data that can be fetched, by name") Map<String, Source> sources) {

    private static final String TABLE = "sources.yaml";

    /** The table that comes with the command. */
    public static SourceTable read() {
        try (InputStream table = SourceTable.class.getResourceAsStream(TABLE)) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return new ConfigBinder(new NoParts())
                    .bind(SourceTable.class, TABLE, text, List.of())
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The source of a name.
     *
     * @throws RequestException when there is none
     */
    public Source find(String name) {
        Source source = sources.get(name);
        if (source == null) {
            throw new RequestException(
                    "\""
                            + name
                            + "\" is no source; known are "
                            + String.join(", ", sources.keySet())
                            + Nearest.question(name, sources.keySet()));
        }
        return source;
    }

    /** The table names no parts of models. */
    private static final class NoParts implements PartCatalog {

        @Override
        public List<PartEntry> parts(Class<?> kind) {
            return List.of();
        }

        @Override
        public Optional<String> moduleOf(String id) {
            return Optional.empty();
        }
    }
}
