package dev.noema.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.cli.Main;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/** The command as a user runs it, with all that is on the class path. */
final class Noema {

    private Noema() {}

    /** What a command answered. */
    record Answer(int exit, String out, String err) {}

    static Answer ask(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Catalog::discover);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit =
                line.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }

    /** Runs a command that must succeed, and gives what it printed. */
    static String run(Object... arguments) {
        Answer answer = ask(arguments);
        assertEquals("", answer.err());
        assertEquals(0, answer.exit());
        return answer.out();
    }

    /** Runs a command that must be refused, and gives the one line that says why. */
    static String refused(Object... arguments) {
        Answer answer = ask(arguments);
        assertEquals("", answer.out());
        assertEquals(2, answer.exit(), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
        return answer.err().strip();
    }

    /** Trains a small model of digits for a few steps, and exports it. */
    static void train(Path run, String... settings) {
        Path experiment = Path.of("../experiments/digits.yaml");
        Object[] fixed = {
            "train",
            experiment,
            "--run",
            run,
            "training.budget=6 steps",
            "training.batch=32",
            "data.limit=400",
            "model.latent=3",
            "model.encoder={type: image.mlp, widths: [24]}",
            "model.decoder={type: image.mlp, widths: [24]}",
            "training.optimizer.ema=0"
        };
        Object[] all = Arrays.copyOf(fixed, fixed.length + settings.length);
        System.arraycopy(settings, 0, all, fixed.length, settings.length);
        run(all);
        run("export", run);
    }
}
