package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.wiring.Catalog;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    @Summary("rows of numbers")
    record TableConfig(
            @Option("the file") String source,
            @Option(value = "how many columns", minimum = 1) int columns) {
        static TableConfig defaults() {
            return new TableConfig(null, 3);
        }
    }

    @Summary("dense layers")
    record DenseConfig(@Option(value = "how wide each is", minimum = 1) List<Integer> widths) {
        static DenseConfig defaults() {
            return new DenseConfig(List.of(64));
        }
    }

    @Summary("the bound")
    record BoundConfig() {}

    /** Parts that are described and bound, but never made. */
    static final class Tables implements Modality {
        @Override
        public String id() {
            return "tables";
        }

        @Override
        public void configure(PartBinder parts) {
            parts.dataType("tables.csv", TableConfig.class).toInstance((options, place) -> null);
            parts.encoder("tables.dense", DenseConfig.class).toInstance((options, context) -> null);
            parts.decoder("tables.dense", DenseConfig.class).toInstance((options, context) -> null);
            parts.prior("tables.normal", BoundConfig.class).toInstance((options, context) -> null);
            parts.likelihood("tables.normal", BoundConfig.class)
                    .toInstance((options, context) -> null);
            parts.objective("tables.bound", BoundConfig.class)
                    .toInstance((options, context) -> null);
        }
    }

    private static final String EXPERIMENT =
            """
            name: rows
            seed: 1
            data: {type: tables.csv, source: a.csv}
            model:
              latent: 2
              encoder: tables.dense
              decoder: {type: tables.dense, widths: [8, 4]}
              prior: tables.normal
              likelihood: tables.normal
            objective: tables.bound
            """;

    private record Result(int exit, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(() -> Catalog.of(List.of(new Tables())));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Result(exit, out.toString(), err.toString());
    }

    @Test
    void listsPartsByKind() {
        Result all = run("list");
        assertEquals(0, all.exit());
        assertTrue(
                all.out().startsWith("data type\n  tables.csv  rows of numbers\nencoder\n"),
                all.out());
        assertEquals("decoder\n  tables.dense  dense layers\n", run("list", "decoder").out());
        assertEquals(
                new Result(
                        2,
                        "",
                        "\"encodr\" is no kind of part; known are data-type, encoder, decoder, prior,"
                                + " likelihood, objective, objective-term; did you mean \"encoder\"\n"),
                run("list", "encodr"));
    }

    @Test
    void describesEveryOptionOfAPart() {
        assertEquals(
                """
                encoder tables.dense
                  dense layers
                  widths: a list; each item a whole number at least 1; default [64]
                      how wide each is

                decoder tables.dense
                  dense layers
                  widths: a list; each item a whole number at least 1; default [64]
                      how wide each is
                """,
                run("describe", "tables.dense").out());
    }

    @Test
    void describesSectionsWithTheirChoices() {
        String text = run("describe", "model.condition").out();
        assertTrue(
                text.contains(
                        "      type: embedding  A trained vector for each class\n        size: a whole number"),
                text);
        Result unknown = run("describe", "model.conditoin");
        assertEquals(2, unknown.exit());
        assertEquals(
                "\"modle\" is neither a part nor a section; see noema list; did you mean \"model\"\n",
                run("describe", "modle").err());
    }

    @Test
    void describesAllAsMarkdown() {
        String text = run("describe", "--all", "--markdown").out();
        assertTrue(text.contains("\n## experiment\n"), text);
        assertTrue(text.contains("\n### `model.condition`, type `one-hot`\n"), text);
        assertTrue(text.contains("\n## data type tables.csv\n"), text);
        assertTrue(
                text.contains("| `columns` | a whole number at least 1 | `3` | how many columns |"),
                text);
    }

    @Test
    void showsAConfigurationWithItsDefaults(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.yaml"), EXPERIMENT);
        Result result = run("config", file.toString(), "model.latent=4");
        assertEquals("", result.err());
        assertEquals(0, result.exit());
        assertTrue(result.out().contains("\n  latent: 4 "), result.out());
        assertTrue(result.out().matches("(?s).*latent: 4 +# command line\n.*"), result.out());
        assertTrue(result.out().matches("(?s).*columns: 3 +# default\n.*"), result.out());
        Path resolved =
                Files.writeString(
                        folder.resolve("resolved.yaml"),
                        run("config", file.toString(), "--no-origins").out());
        assertEquals(
                Files.readString(resolved),
                run("config", resolved.toString(), "--no-origins").out());
        JsonNode json = new ObjectMapper().readTree(run("config", file.toString(), "--json").out());
        assertEquals(2, json.get("config").get("model").get("latent").asInt());
        assertEquals("default", json.get("origins").get("data.columns").asText());
    }

    @Test
    void tellsEachProblemInALineAndEndsWithTwo(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("rows.yaml"), EXPERIMENT.replace("latent: 2", "latnet: 0"));
        assertEquals(
                new Result(
                        2,
                        "",
                        file
                                + ":5: model.latnet: is not known; known are latent, encoder, normalize-mean, decoder,"
                                + " prior, likelihood, condition; did you mean \"latent\"\n"
                                + "command line: seed: is \"x\"; allowed is a whole number\n"),
                run("config", file.toString(), "seed=x"));
        assertEquals(
                new Result(2, "", folder.resolve("no") + ": there is no such file\n"),
                run("config", folder.resolve("no").toString()));
    }

    @Test
    void answersWrongArgumentsInALine() {
        Result result = run("config");
        assertEquals(2, result.exit());
        assertEquals(
                "Missing required parameter: 'CONFIG|KEY=VALUE'; see noema config --help\n",
                result.err());
        Result typo = run("confg");
        assertEquals(2, typo.exit());
        assertEquals(
                "\"confg\" is not known; see noema --help; did you mean \"config\"\n", typo.err());
    }

    @Test
    void showsTheStackTraceOnlyWhenDebugging() {
        assertEquals(1, run("list", "encodr").err().lines().count());
        assertTrue(
                run("list", "encodr", "--debug").err().contains("\tat dev.noema.cli.ListCommand"));
    }

    @Test
    void everyCommandShowsExamples() {
        CommandLine line = Main.commandLine(() -> Catalog.of(List.of(new Tables())));
        assertTrue(line.getSubcommands().containsKey("sample"));
        assertShowExamples(line);
    }

    private static void assertShowExamples(CommandLine line) {
        line.getSubcommands()
                .values()
                .forEach(
                        command -> {
                            String help = command.getUsageMessage();
                            String name = command.getCommandSpec().qualifiedName();
                            assertTrue(help.contains("\n  " + name), help);
                            assertShowExamples(command);
                        });
    }

    @Test
    void outlinesFactsForPeopleAndPrograms() {
        Map<String, Object> part = new TreeMap<>(Map.of("type", "mlp", "weights", 12345));
        Map<String, Object> facts = new TreeMap<>(Map.of("a", List.of(1, 28), "bc", part));
        facts.put("parts", Map.of("encoder", part));
        assertEquals(
                """
                a  1, 28
                bc
                  type     mlp
                  weights  12,345
                parts
                  encoder  type mlp, weights 12,345
                """,
                Outline.of(facts, false));
        assertTrue(Outline.of(facts, true).contains("\"weights\" : 12345"));
        assertEquals(0.1235, Outline.rounded(0.123456));
    }

    @Test
    void helpsWithExamples() {
        Result help = run("--help");
        assertEquals(0, help.exit());
        assertTrue(help.out().contains("Examples:"), help.out());
        assertTrue(run("config", "--help").out().contains("Examples:"));
        assertTrue(run("--version").out().startsWith("noema "));
        assertEquals(help.out(), run().out());
    }
}
