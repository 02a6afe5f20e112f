package dev.noema.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.wiring.Catalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows an experiment with all its defaults, and where each value comes from. */
@Command(
        name = "config",
        description = {
            "Checks a configuration and shows all of it, each value with where it comes from:",
            "a file's line, a profile, the environment, the command line or a default."
        },
        footer = {
            "",
            "Examples:",
            "  noema config digits.yaml",
            "  noema config digits.yaml wide.yaml --profile quick model.latent=16",
            "  noema config digits.yaml model.encoder.widths[1]=128 ~training.optimizer",
            "  noema config digits.yaml --no-origins > whole.yaml",
            "  noema config digits.yaml --json"
        })
final class ConfigCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Mixin private ConfigArguments arguments;

    @Option(names = "--no-origins", description = "Leave out where each value comes from.")
    private boolean plain;

    @Mixin private final JsonOption json = new JsonOption();

    ConfigCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        ConfigBinder binder = new ConfigBinder(catalog.get());
        Resolved<ExperimentConfig> resolved =
                binder.read(ExperimentConfig.class, arguments.sources());
        spec.commandLine().getOut().print(json.asked() ? json(resolved) : text(resolved));
        spec.commandLine().getOut().flush();
    }

    private String text(Resolved<ExperimentConfig> resolved) {
        return plain ? resolved.yaml() : resolved.yamlWithOrigins();
    }

    private String json(Resolved<ExperimentConfig> resolved) {
        Map<String, Object> facts = new LinkedHashMap<>();
        try {
            facts.put("config", new YAMLMapper().readTree(resolved.yaml()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (!plain) {
            Map<String, String> origins = new LinkedHashMap<>();
            resolved.origins().forEach((key, origin) -> origins.put(key, origin.toString()));
            facts.put("origins", origins);
        }
        return JsonOption.text(facts);
    }
}
