package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.wiring.Catalog;
import dev.noema.wiring.CoreModality;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JsonOptionTest {

    /** What these print is what they make, or where it is; all others report. */
    private static final Set<String> MAKERS =
            Set.of(
                    "completion",
                    "data fetch",
                    "data preview",
                    "decode",
                    "demo",
                    "encode",
                    "interpolate",
                    "models remove",
                    "new-plugin",
                    "reconstruct",
                    "sample",
                    "serve");

    @Test
    void isKnownToEveryCommandThatReports() {
        CommandLine line = Main.commandLine(() -> Catalog.of(List.of(new CoreModality())));
        Set<String> without = new TreeSet<>();
        collect("", line, without);
        assertEquals(new TreeSet<>(MAKERS), without);
    }

    private static void collect(String path, CommandLine line, Set<String> without) {
        line.getSubcommands()
                .forEach(
                        (name, command) -> {
                            if (!command.getSubcommands().isEmpty()) {
                                collect(path + name + " ", command, without);
                            } else if (!command.getCommandSpec()
                                    .optionsMap()
                                    .containsKey("--json")) {
                                without.add(path + name);
                            }
                        });
    }

    @Test
    void printsWhatTheTextSays() throws IOException {
        JsonNode parts = json("list", "prior", "--json");
        assertEquals(
                "A standard normal in every latent dimension",
                parts.get("prior").get("standard-normal").asText());
        JsonNode described = json("describe", "training.checkpoint", "--json");
        assertTrue(described.toString().contains("\"key\":\"every\""), described.toString());
        JsonNode sources = json("data", "list", "--json");
        assertTrue(sources.get("faces").get("licence").asText().length() > 10, sources.toString());
    }

    private static JsonNode json(String... arguments) throws IOException {
        CommandRun run = CommandRun.of(new CoreModality(), arguments);
        assertEquals(0, run.exit(), run.err());
        return new ObjectMapper().readTree(run.out());
    }
}
