package dev.noema.training.mlflow;

import dev.noema.schedule.Timeline;
import dev.noema.training.Ending;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.StepReport;
import dev.noema.training.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a listener hears of a training, without one. */
final class TinyTraining {

    private TinyTraining() {}

    static RunFolder folder(Path root) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(root.resolve("small")));
        Files.writeString(
                run.config(), "name: small\nmodel:\n  latent: 2\n  widths: [3, 4]\n  note: none\n");
        Files.writeString(
                run.provenance(),
                "{\"dataDigest\": \"abc\", \"seed\": 7, \"base\": \"/home/x\", \"commit\": \"\"}");
        return run;
    }

    /** Steps in order, the last one stopped or at the end of the budget. */
    static void tell(MlflowTracking listener, int from, int to, Ending ending) {
        listener.started(from, "");
        for (int step = from + 1; step <= to; step++) {
            listener.stepped(report(step));
        }
        listener.validated(to, Map.of("validation.elbo", -3.5, "validation.kl", Double.NaN));
        listener.finished(new Outcome(ending, to, to, 0));
    }

    static StepReport report(int step) {
        StepResult result =
                new StepResult(step + 0.5f, Map.of("kl", 4f), 2.5f, new float[] {0, 1}, true);
        return new StepReport(
                step, new Timeline(4, 8000), 10, result, Map.of("beta", 1f), 0.5 * step);
    }
}
