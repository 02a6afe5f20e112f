package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors read says of configurations what binding says. */
class ConfigSchemaTest {

    private static final Path FILE = Path.of("../../docs/noema.schema.json");

    private final JsonSchema schema;

    ConfigSchemaTest() throws IOException {
        schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(FILE));
    }

    private Set<ValidationMessage> problems(String yaml) {
        return schema.validate(YamlTree.read(yaml));
    }

    /** When this fails: {@code ./noema describe --all --schema > docs/noema.schema.json}. */
    @Test
    void theSchemaInTheDocsIsWhatTheCommandWrites() throws IOException {
        CommandLineRun run = CommandLineRun.of("describe", "--all", "--schema");
        assertEquals(Files.readString(FILE).strip(), run.out().strip());
    }

    @ParameterizedTest
    @MethodSource("dev.noema.samples.ShippedConfigs#all")
    void everyShippedConfigurationFits(Path file) throws IOException {
        String yaml = Files.readString(file);
        assertEquals(Set.of(), problems(yaml));
        CommandLineRun resolved = CommandLineRun.of("config", "--no-origins", file.toString());
        assertEquals(Set.of(), problems(resolved.out()));
        assertTrue(
                file.endsWith("demo.yaml")
                        || yaml.startsWith(
                                "# yaml-language-server: $schema=../../docs/noema.schema.json\n"),
                "editors find the schema of " + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sed: 1",
                "seed: x",
                "training: {batch: 0}",
                "training: {optimizer: {type: adamm}}",
                "training: {optimizer: {type: sgd, ema: 2}}",
                "training: {optimizer: {betas: 3}}",
                "model: {latent: 0}",
                "model: {latent: 3.5}",
                "model: {encoder: {type: image.conv, width: 3}}",
                "model: {encoder: {type: image.conv, widths: [0]}}",
                "model: {encoder: {widths: [1]}}",
                "objective: {type: elbo, beta: {type: linaer}}",
                "profiles: {quick: {trainig: {}}}",
                "include: {a: b}",
            })
    void refusesWhatBindingRefuses(String yaml) {
        assertFalse(problems(yaml).isEmpty(), yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include: [a.yaml, b.yaml]\nbase: ..",
                "seed: ${env:SEED:-1}\nmodel: {latent: '${seed}', encoder: image.conv}",
                "training: {optimizer: {ema: 0.9}, budget: 10 minutes, precision: bf16}",
                "model: {encoder: {type: image.conv, widths: 64}}",
                "objective: elbo\nmodel: {condition: none}",
                "profiles: {quick: {training: {budget: 1 epoch}}}",
            })
    void allowsWhatBindingAllows(String yaml) {
        assertEquals(Set.of(), problems(yaml));
    }
}
