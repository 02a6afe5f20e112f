package org.example.molecules.tool;

import dev.noema.data.DataException;
import dev.noema.serving.BundleException;
import dev.noema.spi.RequestException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands that Noema's own have no place for: {@code java @NOEMA/target/launcher/arguments
 * org.example.molecules.tool.MoleculesTool score MODEL ...}.
 */
@Command(
        name = "molecules",
        description = "Scores, finds and improves molecules of a trained model.",
        mixinStandardHelpOptions = true,
        subcommands = {ScoreCommand.class, WalkCommand.class, NeighboursCommand.class})
public final class MoleculesTool {

    private static final int WRONG_REQUEST = 2;

    private MoleculesTool() {}

    /** Runs a command; exits 2 when the request was wrong. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MoleculesTool())
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> {
                            if (fault instanceof RequestException
                                    || fault instanceof DataException
                                    || fault instanceof BundleException) {
                                command.getErr().println(fault.getMessage());
                                return WRONG_REQUEST;
                            }
                            throw fault;
                        });
    }
}
