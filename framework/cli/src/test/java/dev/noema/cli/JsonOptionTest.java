package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.wiring.Catalog;
import dev.noema.wiring.CoreModality;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class JsonOptionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data list",
                "data summary",
                "compare",
                "config",
                "describe",
                "doctor",
                "evaluate",
                "export",
                "inspect",
                "list",
                "models add",
                "models list",
                "models show",
                "models verify",
                "pack",
                "report",
                "reproduce",
                "score",
                "sweep",
                "unpack"
            })
    void isKnownToEveryCommandThatReports(String path) {
        CommandLine command = Main.commandLine(() -> Catalog.of(List.of(new CoreModality())));
        for (String word : path.split(" ", -1)) {
            command = command.getSubcommands().get(word);
        }
        assertTrue(command.getCommandSpec().optionsMap().containsKey("--json"), path);
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
