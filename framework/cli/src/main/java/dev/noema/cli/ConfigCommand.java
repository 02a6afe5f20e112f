package dev.noema.cli;

import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.wiring.Catalog;
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
            "  noema config digits.yaml --no-origins > whole.yaml"
        })
final class ConfigCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Mixin private ConfigArguments arguments;

    @Option(names = "--no-origins", description = "Leave out where each value comes from.")
    private boolean plain;

    ConfigCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        ConfigBinder binder = new ConfigBinder(catalog.get());
        Resolved<ExperimentConfig> resolved =
                binder.read(ExperimentConfig.class, arguments.sources());
        spec.commandLine().getOut().print(plain ? resolved.yaml() : resolved.yamlWithOrigins());
        spec.commandLine().getOut().flush();
    }
}
