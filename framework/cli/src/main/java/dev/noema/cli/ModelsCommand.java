package dev.noema.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps models under names and versions. */
@Command(
        name = "models",
        description = {
            "Keeps models under names and versions, as whole folders models/NAME/VERSION. Wherever a",
            "command takes the folder of a run or bundle, NAME or NAME:VERSION does as well."
        },
        footer = {
            "",
            "Examples:",
            "  noema models add runs/digits/bundle digits --note 'two epochs more'",
            "  noema models list",
            "  noema sample digits",
            "  noema serve digits:1",
            "",
            "The registry is the folder that the variable NOEMA_MODELS names, or else models."
        })
final class ModelsCommand implements Runnable {

    @Spec private CommandSpec spec;

    private ModelsCommand() {}

    /** The command with its own subcommands. */
    static CommandLine create() {
        return new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand())
                .addSubcommand(new ModelsAddCommand())
                .addSubcommand(new ModelsShowCommand())
                .addSubcommand(new ModelsVerifyCommand())
                .addSubcommand(new ModelsRemoveCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "one of " + String.join(", ", spec.subcommands().keySet()) + " is missing");
    }
}
