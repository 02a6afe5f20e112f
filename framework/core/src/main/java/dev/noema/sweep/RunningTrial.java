package dev.noema.sweep;

import dev.noema.checkpoint.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a trial. */
final class RunningTrial {

    private static final long GRACE_SECONDS = 120;
    private static final int LONGEST_REASON = 500;
    private static final int FIRST_SIGNAL = 128;
    private static final int LAST_SIGNAL = 192;

    private final Trial trial;
    private final Process process;
    private final TrialMetrics metrics;
    private final Path log;
    private final long began = System.nanoTime();
    private long asked;
    private String reason = "";

    private RunningTrial(Trial trial, Process process, TrialMetrics metrics, Path log) {
        this.trial = trial;
        this.process = process;
        this.metrics = metrics;
        this.log = log;
    }

    static RunningTrial start(Trial trial, ProcessBuilder builder, TrialMetrics metrics, Path log) {
        try {
            Process process =
                    builder.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            return new RunningTrial(trial, process, metrics, log);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    log + ": a trial cannot be started: " + FileFault.reason(e), e);
        }
    }

    Trial trial() {
        return trial;
    }

    TrialMetrics metrics() {
        return metrics;
    }

    /** Asks the process to save and end; one that does not is ended after two minutes. */
    void stop(String why) {
        if (asked == 0) {
            asked = System.nanoTime();
            reason = why;
            try {
                process.getOutputStream().close();
            } catch (IOException alreadyGone) {
                // its input has ended then, which is all that was wanted
            }
        } else if (System.nanoTime() - asked > TimeUnit.SECONDS.toNanos(GRACE_SECONDS)) {
            process.destroyForcibly();
        }
    }

    boolean asked() {
        return asked != 0;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The trial as it ended; open still where it was only interrupted. */
    Trial ended() {
        metrics.update();
        int exit = process.exitValue();
        Trial.State state = Trial.State.OPEN;
        String why = reason;
        if (exit == 0) {
            state = Trial.State.FINISHED;
            why = "";
        } else if (asked() && !reason.isEmpty()) {
            state = Trial.State.PRUNED;
        } else if (exit != TrialProgram.STOPPED && !asked()) {
            state = Trial.State.FAILED;
            why = failure(exit);
        }
        double seconds = Math.round((System.nanoTime() - began) / 1e6) / 1e3;
        return trial.ended(state, metrics.best(), metrics.curve().step(), seconds, why);
    }

    private String failure(int exit) {
        String code =
                exit > FIRST_SIGNAL && exit < LAST_SIGNAL
                        ? "ended by signal " + (exit - FIRST_SIGNAL)
                        : "exit code " + exit;
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            String last = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip();
            return (code + last).substring(0, Math.min(LONGEST_REASON, (code + last).length()));
        } catch (IOException e) {
            return code;
        }
    }
}
