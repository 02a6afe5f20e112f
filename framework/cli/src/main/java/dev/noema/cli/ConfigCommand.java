package dev.noema.cli;

import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an experiment with all its defaults. */
@Command(
        name = "config",
        description = "Checks a configuration and shows it with all defaults filled in.",
        footer = {
            "",
            "Examples:",
            "  noema config digits.yaml",
            "  noema config digits.yaml model.latent=16 training.budget='5 minutes' --origins"
        })
final class ConfigCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CONFIG", description = "The experiment's YAML file.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Settings that go before those of the file.")
    private List<String> settings = List.of();

    @Option(names = "--origins", description = "Say where each value comes from.")
    private boolean origins;

    ConfigCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        ConfigBinder binder = new ConfigBinder(catalog.get());
        Resolved<ExperimentConfig> resolved = binder.read(ExperimentConfig.class, file, settings);
        spec.commandLine().getOut().print(origins ? resolved.yamlWithOrigins() : resolved.yaml());
        spec.commandLine().getOut().flush();
    }
}
