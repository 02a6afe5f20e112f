package dev.noema.training.listener;

import dev.noema.spi.LossTerms;
import dev.noema.training.Outcome;
import dev.noema.training.Seconds;
import dev.noema.training.StepReport;
import dev.noema.training.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Shows how a training goes: one line that refreshes on a terminal, else a line now and then. */
public final class ConsoleProgress implements TrainingListener {

    private static final double SECONDS_ON_TERMINAL = 0.2;
    private static final double SECONDS_IN_A_PIPE = 10;

    private final PrintStream out;
    private final boolean terminal;
    private final Pace pace = new Pace();
    private double shown = Double.NEGATIVE_INFINITY;
    private int width; // of the line that stands on the terminal

    /**
     * Progress on a stream.
     *
     * @param terminal whether a carriage return goes back to the start of the line
     */
    public ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "console-progress";
    }

    @Override
    public void started(long step, String estimate) {
        line(step == 0 ? estimate : "resumed after step " + step + ": " + estimate);
    }

    @Override
    public void stepped(StepReport report) {
        pace.note(report);
        double wait = terminal ? SECONDS_ON_TERMINAL : SECONDS_IN_A_PIPE;
        if (report.elapsedSeconds() - shown >= wait) {
            shown = report.elapsedSeconds();
            String text = text(report);
            if (terminal) {
                out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
                out.flush();
                width = text.length();
            } else {
                out.println(text);
            }
        }
    }

    private String text(StepReport report) {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "step %,d/%,d · epoch %.1f · %,.0f items/s · %s left · loss %.2f",
                                report.step(),
                                report.timeline().totalSteps(),
                                report.epoch(),
                                pace.itemsPerSecond(),
                                Seconds.text(pace.secondsLeft(report)),
                                report.result().loss()));
        term(text, report, LossTerms.RECONSTRUCTION);
        term(text, report, LossTerms.KL);
        float[] divergence = report.result().divergence();
        if (divergence.length > 1) {
            text.append(" · active ")
                    .append(report.result().activeUnits())
                    .append('/')
                    .append(divergence.length);
        }
        return text.toString();
    }

    private static void term(StringBuilder text, StepReport report, String name) {
        Float value = report.result().terms().get(name);
        if (value != null) {
            text.append(String.format(Locale.ROOT, " · %s %.2f", name, value));
        }
    }

    @Override
    public void validated(long step, Map<String, Double> metrics) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "step %,d:", step));
        metrics.forEach(
                (name, value) -> text.append(String.format(Locale.ROOT, " %s %.4g", name, value)));
        line(text.toString());
    }

    @Override
    public void saved(long step, Path folder, boolean best) {
        if (best && !terminal) {
            line("saved " + folder + ", the best so far");
        }
    }

    @Override
    public void notice(String line) {
        line(line);
    }

    @Override
    public void finished(Outcome outcome) {
        String why =
                switch (outcome.ending()) {
                    case BUDGET -> "done";
                    case EARLY -> "validation gets no better: ended";
                    case STOPPED -> "stopped and saved; --resume goes on";
                };
        line(
                String.format(
                        Locale.ROOT,
                        "%s after step %,d, %s",
                        why,
                        outcome.step(),
                        Seconds.text(outcome.elapsedSeconds())));
    }

    @Override
    public void failed(RuntimeException fault) {
        if (width > 0) {
            out.println();
        }
    }

    /** Puts a line that stays, below which the refreshing one starts anew. */
    private void line(String text) {
        out.println((width > 0 ? "\r" + " ".repeat(width) + "\r" : "") + text);
        width = 0;
    }
}
