package dev.noema.cli;

import dev.noema.checkpoint.CheckpointException;
import dev.noema.config.ConfigException;
import dev.noema.data.DataException;
import dev.noema.serving.BundleException;
import dev.noema.spi.RequestException;
import dev.noema.training.RunLockedException;
import dev.noema.wiring.WiringException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line on standard error and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    static final int RUN_FAILED = 1;
    static final int REQUEST_WRONG = 2;

    private final BooleanSupplier debug;

    Failures(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().println(wrong(e) + "; see " + command + " --help" + suggestion(e));
        line.getErr().flush();
        return REQUEST_WRONG;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult request) {
        PrintWriter err = line.getErr();
        boolean wrong = isWrongRequest(e);
        err.println(wrong ? e.getMessage() : oneLine(e) + "; --debug shows where it arose");
        if (debug.getAsBoolean()) {
            e.printStackTrace(err);
        }
        err.flush();
        return wrong ? REQUEST_WRONG : RUN_FAILED;
    }

    private static String wrong(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? "\"" + String.join(" ", unmatched.getUnmatched()) + "\" is not known"
                : e.getMessage();
    }

    private static String suggestion(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean \"" + unmatched.getSuggestions().get(0) + "\""
                : "";
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Whether the user can put it right: the settings, the data, the folder or the disk. */
    private static boolean isWrongRequest(Exception e) {
        return e instanceof RequestException
                || e instanceof ConfigException
                || e instanceof WiringException
                || e instanceof DataException
                || e instanceof BundleException
                || e instanceof CheckpointException
                || e instanceof RunLockedException
                || e instanceof IOException
                || e instanceof UncheckedIOException;
    }
}
