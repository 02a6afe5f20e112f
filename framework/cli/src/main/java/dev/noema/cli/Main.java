package dev.noema.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.noema.generation.DataItems;
import dev.noema.generation.codes.CodeFormat;
import dev.noema.serving.Interpolation;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code noema} command. */
@Command(
        name = "noema",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trains variational autoencoders on your data and exports them as ONNX.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  noema list encoder",
            "  noema describe training.optimizer",
            "  noema config digits.yaml training.budget='20 epochs'",
            "",
            "Exit codes: 0 done, 1 the run failed, 2 the request was wrong, or its files or disk."
        })
public final class Main implements Runnable {

    @Spec private CommandSpec spec;

    private boolean debug;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(Catalog::discover).execute(args));
    }

    /** The command with all subcommands, which ask for the catalog when they need it. */
    public static CommandLine commandLine(Supplier<Catalog> catalog) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        Commands.all(catalog).forEach(line::addSubcommand);
        line.registerConverter(CodeFormat.class, new Choice<>(CodeFormat.class));
        line.registerConverter(
                CompletionCommand.ShellKind.class, new Choice<>(CompletionCommand.ShellKind.class));
        line.registerConverter(DataItems.Part.class, new Choice<>(DataItems.Part.class));
        line.registerConverter(Interpolation.class, new Choice<>(Interpolation.class));
        Failures failures = new Failures(() -> main.debug);
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        return line;
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log everything, and show where an error arose.")
    void debug(boolean on) {
        debug = on;
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(on ? Level.DEBUG : Level.WARN);
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
    }
}
