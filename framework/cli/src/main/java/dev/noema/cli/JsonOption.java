package dev.noema.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import picocli.CommandLine.Option;

/** The option of every command that reports: the same facts as JSON, for scripts. */
final class JsonOption {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean asked;

    boolean asked() {
        return asked;
    }

    /** Facts as JSON text that ends with a line break: records, maps, lists, strings, numbers. */
    static String text(Object facts) {
        try {
            return JSON.writeValueAsString(facts) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
